// SPDX-License-Identifier: Apache-2.0
// A new PIN after the old one was verified: CHANGE REFERENCE DATA (P1 01, the new value alone), and
// CHANGE KEY of JICSAP, which two applications use for the same.
#include "sim/card/handlers.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

bool suits(PinCharacters allowed, std::uint8_t byte) {
  const bool digit = byte >= '0' && byte <= '9';
  switch (allowed) {
    case PinCharacters::digits:
      return digit;
    case PinCharacters::upper_alphanumeric:
      return digit || (byte >= 'A' && byte <= 'Z');
    case PinCharacters::any:
      break;
  }
  return true;
}

ResponseApdu change(CardState& card, const CommandApdu& command, PinChange used) {
  iso7816::StatusWord reason;
  ElementaryFile* const file = card.referenced_file(command.p2, reason);
  if (file == nullptr) return reason;
  auto* const pin = std::get_if<PinFile>(&file->body);
  if (pin == nullptr) return status::incompatible_file;
  if (pin->locked()) return status::reference_data_not_usable;
  if (pin->change != used) return status::conditions_not_satisfied;
  if (!card.is_verified(file->identifier)) return status::security_status_not_satisfied;
  const core::Bytes& value = command.data;
  if (value.size() < pin->min_size || value.size() > pin->max_size) return status::wrong_length;
  if (!std::all_of(value.begin(), value.end(),
                   [pin](std::uint8_t byte) { return suits(pin->characters, byte); })) {
    return card.image.behaviour.wrong_pin_format;
  }
  core::Secret before = std::exchange(pin->value, core::Secret(std::string(core::as_text(value))));
  if (!card.keep(*file)) {
    pin->value = std::move(before);
    return status::memory_failure;
  }
  return status::success;
}

}  // namespace

ResponseApdu change_reference_data(CardState& card, const CommandApdu& command) {
  if (command.p1 != 0x01) return status::incorrect_p1_p2;
  return change(card, command, PinChange::change_reference_data);
}

ResponseApdu change_key(CardState& card, const CommandApdu& command) {
  if (command.p1 != 0x00) return status::incorrect_p1_p2;
  return change(card, command, PinChange::change_key);
}

}  // namespace madoguchi::sim::card
