// SPDX-License-Identifier: Apache-2.0
#include "sim/card/virtual_card.hpp"

#include "sim/card/command_table.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::sim::card {
namespace {

using iso7816::ResponseApdu;

const FixedAnswer* fixed_answer(const CardImage& image, core::ByteView command) {
  for (const FixedAnswer& fixed : image.fixed_answers) {
    if (fixed.command.size() <= command.size() &&
        std::equal(fixed.command.begin(), fixed.command.end(), command.begin())) {
      return &fixed;
    }
  }
  return nullptr;
}

}  // namespace

core::Bytes VirtualCard::process(core::ByteView command) {
  if (!powered_) return ResponseApdu(iso7816::status::no_precise_diagnosis).encode();
  if (std::exchange(first_command_, false) && state_.image.behaviour.first_command_fails) {
    return ResponseApdu(iso7816::status::no_precise_diagnosis).encode();
  }
  if (const FixedAnswer* const fixed = fixed_answer(state_.image, command)) return fixed->response;
  const auto apdu = iso7816::CommandApdu::decode(command);
  if (!apdu) return ResponseApdu(iso7816::status::wrong_length).encode();
  return answer(state_, *apdu).encode();
}

void VirtualCard::power_off() {
  powered_ = false;
  first_command_ = true;
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
    const ElementaryFile* const file = candidate.find(pin);
    const auto* const body = file != nullptr ? std::get_if<PinFile>(&file->body) : nullptr;
    if (body != nullptr) return body->tries_left;
  }
  return std::nullopt;
}

}  // namespace madoguchi::sim::card
