// SPDX-License-Identifier: Apache-2.0
// GET DATA: the objects of the issuer security domain. The contact answer to reset is told in
// other states too.
#include "iso7816/my_number_files.hpp"
#include "sim/card/handlers.hpp"

#include <algorithm>

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;
using iso7816::ResponseApdu;
namespace status = iso7816::status;
namespace tag = iso7816::my_number::tag;

const DataObject* find(const CardApplication& application, std::uint16_t wanted) {
  const auto& objects = application.data_objects;
  const auto found = std::find_if(objects.begin(), objects.end(),
                                  [&](const DataObject& object) { return object.tag == wanted; });
  return found == objects.end() ? nullptr : &*found;
}

const CardApplication* security_domain(const CardImage& image) {
  const auto& all = image.applications;
  const auto found = std::find_if(all.begin(), all.end(), [](const CardApplication& candidate) {
    return candidate.role == ApplicationRole::security_domain;
  });
  return found == all.end() ? nullptr : &*found;
}

/// The object that the current state gives for a tag; `reason` if there is none.
const DataObject* visible(const CardState& card, std::uint16_t wanted,
                          iso7816::StatusWord& reason) {
  const CardBehaviour& behaviour = card.image.behaviour;
  const CardApplication* const current = card.current_application();
  const CardApplication* const domain = security_domain(card.image);
  const bool in_domain = current == nullptr || current == domain;
  reason = in_domain ? status::referenced_data_not_found : behaviour.get_data_in_applications;
  if (wanted == tag::contact_atr && domain != nullptr) {
    const ContactAtrPlace elsewhere =
        in_domain ? ContactAtrPlace::applications : ContactAtrPlace::security_domain;
    return behaviour.contact_atr == elsewhere ? nullptr : find(*domain, wanted);
  }
  return current == nullptr ? nullptr : find(*current, wanted);
}

}  // namespace

ResponseApdu get_data(CardState& card, const CommandApdu& command) {
  iso7816::StatusWord reason;
  const auto wanted = static_cast<std::uint16_t>(command.p1 * 256U + command.p2);
  const DataObject* const object = visible(card, wanted, reason);
  if (object == nullptr) return reason;
  if (!command.data.empty() || !command.le || *command.le < object->value.size() ||
      (object->needs_extended_le && !command.extended)) {
    return status::wrong_length;
  }
  return ResponseApdu::of(object->value);
}

}  // namespace madoguchi::sim::card
