// SPDX-License-Identifier: Apache-2.0
// A card that takes the time of its line and of its own work: wraps a card and is one.
#pragma once

#include "sim/card/card_device.hpp"
#include "transmission/line_timing.hpp"

#include <memory>
#include <utility>

namespace madoguchi::sim::faults {

class TimedCard final : public card::CardDevice {
 public:
  TimedCard(std::shared_ptr<card::CardDevice> card, transmission::LineTiming timing)
      : card_(std::move(card)), timing_(timing) {}

  core::Bytes atr() override { return card_->atr(); }
  void power_on() override { card_->power_on(); }
  void power_off() override { card_->power_off(); }
  void reset() override { card_->reset(); }
  /// The answer with the time of command, work and answer added.
  card::CardAnswer exchange(core::ByteView command) override;

 private:
  std::shared_ptr<card::CardDevice> card_;
  transmission::LineTiming timing_;
};

}  // namespace madoguchi::sim::faults
