// SPDX-License-Identifier: Apache-2.0
#include "sim/card/virtual_card.hpp"

#include "sim/card/command_table.hpp"

namespace madoguchi::sim::card {

core::Bytes VirtualCard::process(core::ByteView command) {
  using iso7816::ResponseApdu;
  if (!powered_) return ResponseApdu(iso7816::status::no_precise_diagnosis).encode();
  const auto apdu = iso7816::CommandApdu::decode(command);
  if (!apdu) return ResponseApdu(iso7816::status::wrong_length).encode();
  return answer(state_, *apdu).encode();
}

void VirtualCard::power_off() {
  powered_ = false;
  state_.forget_everything();
}

void VirtualCard::reset() {
  powered_ = true;
  if (!state_.image.behaviour.reset_keeps_security_status) state_.forget_everything();
}

std::optional<int> VirtualCard::tries_left(const iso7816::Aid& application,
                                           iso7816::FileIdentifier pin) const {
  for (const CardApplication& candidate : state_.image.applications) {
    if (candidate.aid != application) continue;
    for (const ElementaryFile& file : candidate.files) {
      const auto* const body = std::get_if<PinFile>(&file.body);
      if (file.identifier == pin && body != nullptr) return body->tries_left;
    }
  }
  return std::nullopt;
}

}  // namespace madoguchi::sim::card
