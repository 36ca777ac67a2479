// SPDX-License-Identifier: Apache-2.0
// The virtual My Number card in a virtual PC/SC reader.
#pragma once

#include "sim/card/virtual_card.hpp"
#include "sim/vpcd/vpcd_card.hpp"

#include <memory>
#include <mutex>
#include <type_traits>
#include <utility>

namespace madoguchi::sim::vpcd {

/// Lets the session's thread and the owner use one card. It may be put into another reader, or back
/// into this one, with its counters as they are.
class LockedCard final : public VpcdCard {
 public:
  explicit LockedCard(std::shared_ptr<card::VirtualCard> card) : card_(std::move(card)) {}

  core::Bytes atr() override {
    return inspect([](card::VirtualCard& card) { return card.atr(); });
  }
  void power_on() override {
    inspect([](card::VirtualCard& card) { card.power_on(); });
  }
  void power_off() override {
    inspect([](card::VirtualCard& card) { card.power_off(); });
  }
  void reset() override {
    inspect([](card::VirtualCard& card) { card.reset(); });
  }
  core::Bytes process(core::ByteView command) override {
    return inspect([command](card::VirtualCard& card) { return card.process(command); });
  }

  /// Calls `look(card)` while no command runs; must not give a reference into the card.
  template <class F>
  std::invoke_result_t<F&, card::VirtualCard&> inspect(F look) {
    const std::lock_guard lock(mutex_);
    return look(*card_);
  }

 private:
  std::mutex mutex_;
  std::shared_ptr<card::VirtualCard> card_;
};

}  // namespace madoguchi::sim::vpcd
