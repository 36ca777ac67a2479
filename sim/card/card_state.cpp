// SPDX-License-Identifier: Apache-2.0
#include "sim/card/card_state.hpp"

#include <algorithm>

namespace madoguchi::sim::card {

bool SecurityStatus::satisfies(const AccessCondition& condition) const {
  switch (condition.kind) {
    case AccessCondition::Kind::free:
      return true;
    case AccessCondition::Kind::never:
      return false;
    case AccessCondition::Kind::any_of:
    case AccessCondition::Kind::all_of:
      break;
  }
  if (condition.or_institution && institution_authenticated) return true;
  const auto known = [&](iso7816::FileIdentifier pin) { return verified.contains(pin); };
  return condition.kind == AccessCondition::Kind::all_of
             ? std::all_of(condition.pins.begin(), condition.pins.end(), known)
             : std::any_of(condition.pins.begin(), condition.pins.end(), known);
}

ElementaryFile* CardState::current_file() {
  CardApplication* const current = current_application();
  return current != nullptr && file ? current->find(*file) : nullptr;
}

ElementaryFile* CardState::referenced_file(std::uint8_t reference, iso7816::StatusWord& reason) {
  CardApplication* const current = current_application();
  if (current == nullptr) {
    reason = iso7816::status::no_current_file;
    return nullptr;
  }
  if (reference == 0x80) {
    reason = iso7816::status::no_current_file;
    return current_file();
  }
  const unsigned short_identifier = reference & 0x7FU;
  if ((reference & 0x80U) == 0 || short_identifier > 0x1E) {
    reason = iso7816::status::incorrect_p1_p2;
    return nullptr;
  }
  reason = iso7816::status::file_not_found;
  return current->find({static_cast<std::uint16_t>(short_identifier)});
}

bool CardState::keep(const ElementaryFile& changed) {
  if (memory == nullptr) return true;
  return memory->keep(current_application()->aid, changed).has_value();
}

void CardState::forget_everything() {
  application.reset();
  file.reset();
  security = {};
  challenge.reset();
}

}  // namespace madoguchi::sim::card
