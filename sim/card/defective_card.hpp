// SPDX-License-Identifier: Apache-2.0
// A virtual card with defects switched on.
#pragma once

#include "sim/card/card_device.hpp"
#include "sim/card/defects.hpp"

namespace madoguchi::sim::card {

/// Does what VirtualCard does, except for its defects; keeps nothing over its own end.
class DefectiveCard final : public CardDevice {
 public:
  /// Defects of other devices are left alone.
  DefectiveCard(CardImage image, const checkin::Defects& defects);

  core::Bytes atr() override { return state_.image.atr.bytes(); }
  void power_on() override {}
  void power_off() override;
  void reset() override;
  CardAnswer exchange(core::ByteView command) override;

 private:
  Exchange begin(iso7816::CommandApdu& command, iso7816::ResponseApdu& response);

  std::vector<const CardDefect*> defects_;
  CardState state_;
  CardImage original_;
};

}  // namespace madoguchi::sim::card
