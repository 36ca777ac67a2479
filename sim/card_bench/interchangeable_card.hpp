// SPDX-License-Identifier: Apache-2.0
// One card after another in a reader that does not notice: so one insertion, which takes a real
// pcscd half a second, serves many scenarios.
#pragma once

#include "sim/card/card_device.hpp"

#include <memory>
#include <mutex>
#include <utility>

namespace madoguchi::sim::card_bench {

class InterchangeableCard final : public card::CardDevice {
 public:
  explicit InterchangeableCard(std::shared_ptr<card::CardDevice> card) : card_(std::move(card)) {}

  /// The one before loses its power; the new one has power if that one had.
  void change(std::shared_ptr<card::CardDevice> card) {
    const std::lock_guard lock(mutex_);
    card_->power_off();
    card_ = std::move(card);
    if (powered_) card_->power_on();
  }

  core::Bytes atr() override {
    const std::lock_guard lock(mutex_);
    return card_->atr();
  }
  void power_on() override {
    const std::lock_guard lock(mutex_);
    powered_ = true;
    card_->power_on();
  }
  void power_off() override {
    const std::lock_guard lock(mutex_);
    powered_ = false;
    card_->power_off();
  }
  void reset() override {
    const std::lock_guard lock(mutex_);
    powered_ = true;
    card_->reset();
  }
  card::CardAnswer exchange(core::ByteView command) override {
    const std::lock_guard lock(mutex_);
    return card_->exchange(command);
  }

 private:
  std::mutex mutex_;
  std::shared_ptr<card::CardDevice> card_;
  bool powered_ = false;
};

}  // namespace madoguchi::sim::card_bench
