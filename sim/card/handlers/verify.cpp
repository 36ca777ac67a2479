// SPDX-License-Identifier: Apache-2.0
// VERIFY. Without data it tells the tries left and uses none.
#include "sim/card/handlers.hpp"

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
using iso7816::StatusWord;
namespace status = iso7816::status;

/// 63Cx, or 6300 for a PIN whose tries are not counted.
StatusWord told(const PinFile& pin) {
  return pin.unlimited() ? status::verification_failed : status::tries_left(pin.tries_left);
}

// The counter is safe before the answer leaves the card: pulling the card wins no try.
ResponseApdu compare(CardState& card, const ElementaryFile& file, PinFile& pin,
                     core::ByteView presented) {
  if (pin.locked()) return status::reference_data_not_usable;
  const bool right = core::as_text(presented) == pin.value.reveal();
  const int before = pin.tries_left;
  if (!pin.unlimited()) pin.tries_left = right ? pin.tries : pin.tries_left - 1;
  if (!right) card.set_verified(file.identifier, false);
  if (pin.tries_left != before && !card.keep(file)) {
    if (right) pin.tries_left = before;  // a counter never rises without a success
    return status::memory_failure;
  }
  if (!right) return told(pin);
  card.set_verified(file.identifier, true);
  return status::success;
}

StatusWord query(const CardState& card, const ElementaryFile& file, const PinFile& pin) {
  const CardBehaviour& behaviour = card.image.behaviour;
  if (pin.locked()) return pin.query_when_locked.value_or(behaviour.query_when_locked);
  if (behaviour.query_after_success_is_9000 && card.is_verified(file.identifier)) {
    return status::success;
  }
  return told(pin);
}

}  // namespace

ResponseApdu verify(CardState& card, const CommandApdu& command) {
  if (command.p1 != 0) return status::incorrect_p1_p2;
  StatusWord reason;
  ElementaryFile* const file = card.referenced_file(command.p2, reason);
  if (file == nullptr) return reason;
  if (std::holds_alternative<InternalFile>(file->body)) return card.image.behaviour.internal_file;
  auto* const pin = std::get_if<PinFile>(&file->body);
  if (pin == nullptr) return status::incompatible_file;
  if (!command.data.empty()) return compare(card, *file, *pin, command.data);
  return query(card, *file, *pin);
}

}  // namespace madoguchi::sim::card
