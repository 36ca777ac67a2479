// SPDX-License-Identifier: Apache-2.0
// A card that always says the same, to time everything but the card.
#pragma once

#include "sim/card/card_device.hpp"

#include <utility>

namespace madoguchi::sim::vpcd {

class NullCard final : public card::CardDevice {
 public:
  /// `answer` must have at least SW1-SW2.
  explicit NullCard(core::Bytes answer) : answer_(std::move(answer)) {}

  core::Bytes atr() override { return {0x3B, 0x80, 0x80, 0x01, 0x01}; }
  void power_on() override {}
  void power_off() override {}
  void reset() override {}
  card::CardAnswer exchange(core::ByteView /*command*/) override { return {.response = answer_}; }

 private:
  core::Bytes answer_;
};

}  // namespace madoguchi::sim::vpcd
