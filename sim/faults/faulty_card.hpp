// SPDX-License-Identifier: Apache-2.0
// A card with something wrong: wraps a card, is one, and lets faults happen at chosen commands.
#pragma once

#include "core/seeded_random.hpp"
#include "iso7816/current_file.hpp"
#include "ports/card_fault.hpp"
#include "sim/card/card_device.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace madoguchi::sim::faults {

/// The clock on which faults wait for their time.
using Elapsed = std::function<std::chrono::nanoseconds()>;

/// Time since the call, on the machine's clock.
Elapsed real_time();

/// Faults may be set and cleared from any thread while the card is used.
class FaultyCard final : public card::CardDevice {
 public:
  explicit FaultyCard(std::shared_ptr<card::CardDevice> card, Elapsed elapsed = real_time());

  void add(ports::CardFault fault);
  void clear();

  core::Bytes atr() override { return card_->atr(); }
  void power_on() override;
  void power_off() override;
  void reset() override { card_->reset(); }
  card::CardAnswer exchange(core::ByteView command) override;

 private:
  struct Rule {
    ports::CardFault fault;
    std::chrono::nanoseconds set_at;
    core::SeededRandom random;
    std::uint64_t commands = 0;  ///< since it was set
    std::uint64_t met = 0;       ///< for which everything but number and chance held
    int happened = 0;

    bool meets(std::uint8_t instruction, const iso7816::FilePlace& place,
               std::chrono::nanoseconds now);
  };

  std::vector<Rule*> meeting(core::ByteView command);
  void lose_power(const ports::CardFaultEffect& effect);
  card::CardAnswer carry_out(core::ByteView command);

  std::shared_ptr<card::CardDevice> card_;
  Elapsed elapsed_;
  std::mutex mutex_;
  std::vector<Rule> rules_;
  iso7816::CurrentFile current_;
  bool off_ = false;  ///< by a fault, until the reader powers it up
};

}  // namespace madoguchi::sim::faults
