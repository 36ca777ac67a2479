// SPDX-License-Identifier: Apache-2.0
// A card that may change readers, and be looked at, while commands run.
#pragma once

#include "sim/card/card_device.hpp"

#include <memory>
#include <mutex>
#include <utility>

namespace madoguchi::sim::vpcd {

/// Lets one session's thread after the other use a card: it may be put into another reader, or back
/// into this one, with its counters as they are.
class LockedCard final : public card::CardDevice {
 public:
  explicit LockedCard(std::shared_ptr<card::CardDevice> card) : card_(std::move(card)) {}

  core::Bytes atr() override {
    const std::lock_guard lock(mutex_);
    return card_->atr();
  }
  void power_on() override {
    const std::lock_guard lock(mutex_);
    ++power_ups_;
    card_->power_on();
  }
  void power_off() override {
    const std::lock_guard lock(mutex_);
    card_->power_off();
  }
  void reset() override {
    const std::lock_guard lock(mutex_);
    card_->reset();
  }
  card::CardAnswer exchange(core::ByteView command) override {
    const std::lock_guard lock(mutex_);
    return card_->exchange(command);
  }

  /// Calls `look` while nobody uses the card.
  template <class F>
  auto between_commands(F look) {
    const std::lock_guard lock(mutex_);
    return look();
  }

  /// How often a reader has powered it up.
  int power_ups() const {
    const std::lock_guard lock(mutex_);
    return power_ups_;
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<card::CardDevice> card_;
  int power_ups_ = 0;
};

}  // namespace madoguchi::sim::vpcd
