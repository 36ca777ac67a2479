// SPDX-License-Identifier: Apache-2.0
// A card that always says the same, to time everything but the card.
#pragma once

#include "sim/vpcd/vpcd_card.hpp"

#include <utility>

namespace madoguchi::sim::vpcd {

class NullCard final : public VpcdCard {
 public:
  /// `answer` must have at least SW1-SW2.
  explicit NullCard(core::Bytes answer) : answer_(std::move(answer)) {}

  core::Bytes atr() override { return {0x3B, 0x80, 0x80, 0x01, 0x01}; }
  void power_on() override {}
  void power_off() override {}
  void reset() override {}
  core::Bytes process(core::ByteView /*command*/) override { return answer_; }

 private:
  core::Bytes answer_;
};

}  // namespace madoguchi::sim::vpcd
