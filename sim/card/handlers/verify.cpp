// SPDX-License-Identifier: Apache-2.0
// VERIFY. Without data it tells the tries left and uses none.
#include "sim/card/handlers.hpp"

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;

// The counter is safe before the answer leaves the card: pulling the card wins no try.
ResponseApdu compare(CardState& card, const ElementaryFile& file, PinFile& pin,
                     core::ByteView presented) {
  if (pin.locked()) return status::reference_data_not_usable;
  const bool right = core::as_text(presented) == pin.value.reveal();
  const int before = pin.tries_left;
  pin.tries_left = right ? pin.tries : pin.tries_left - 1;
  if (!right) card.security.verified.erase(file.identifier);
  if (pin.tries_left != before && !card.keep(file)) return status::memory_failure;
  if (!right) return status::tries_left(pin.tries_left);
  card.security.verified.insert(file.identifier);
  return status::success;
}

}  // namespace

ResponseApdu verify(CardState& card, const CommandApdu& command) {
  if (command.p1 != 0) return status::incorrect_p1_p2;
  iso7816::StatusWord reason;
  ElementaryFile* const file = card.referenced_file(command.p2, reason);
  if (file == nullptr) return reason;
  auto* const pin = std::get_if<PinFile>(&file->body);
  if (pin == nullptr) return status::incompatible_file;
  if (!command.data.empty()) return compare(card, *file, *pin, command.data);
  if (pin->locked()) {
    return pin->query_when_locked.value_or(card.image.behaviour.query_when_locked);
  }
  return status::tries_left(pin->tries_left);
}

}  // namespace madoguchi::sim::card
