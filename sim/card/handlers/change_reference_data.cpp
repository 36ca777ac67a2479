// SPDX-License-Identifier: Apache-2.0
// CHANGE REFERENCE DATA: the new value alone (P1 01), after the old one was verified.
#include "sim/card/handlers.hpp"

#include <utility>

namespace madoguchi::sim::card {

iso7816::ResponseApdu change_reference_data(CardState& card, const iso7816::CommandApdu& command) {
  namespace status = iso7816::status;
  if (command.p1 != 0x01) return status::incorrect_p1_p2;
  iso7816::StatusWord reason;
  ElementaryFile* const file = card.referenced_file(command.p2, reason);
  if (file == nullptr) return reason;
  auto* const pin = std::get_if<PinFile>(&file->body);
  if (pin == nullptr) return status::incompatible_file;
  if (pin->locked()) return status::reference_data_not_usable;
  if (pin->change != PinChange::change_reference_data) return status::conditions_not_satisfied;
  if (!card.security.verified.contains(file->identifier)) {
    return status::security_status_not_satisfied;
  }
  if (command.data.size() < pin->min_size || command.data.size() > pin->max_size) {
    return status::wrong_length;
  }
  core::Secret before =
      std::exchange(pin->value, core::Secret(std::string(core::as_text(command.data))));
  if (!card.keep(*file)) {
    pin->value = std::move(before);
    return status::memory_failure;
  }
  return status::success;
}

}  // namespace madoguchi::sim::card
