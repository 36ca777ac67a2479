// SPDX-License-Identifier: Apache-2.0
// The resident-register application (住基AP): a PIN, and the reference of a key.
#include "iso7816/my_number_files.hpp"
#include "sim/card/applications.hpp"

namespace madoguchi::sim::card {

namespace ef = iso7816::my_number::resident_register;

core::Result<CardApplication> resident_register_application(const Order& order) {
  const CardProfile& profile = order.profile;
  PinFile pin =
      pin_file(profile.resident_pin, profile.resident_tries,
               profile.kind == checkin::CardKind::pinless && profile.pinless.locks_resident_pins);
  pin.change = PinChange::change_key;
  pin.characters = PinCharacters::digits;
  CardApplication application{.aid = iso7816::my_number::resident_register_application};
  application.without_session_key = iso7816::status::security_status_not_satisfied;
  application.files = {{ef::key_reference, key_reference_file(order)}, {ef::pin, std::move(pin)}};
  return application;
}

}  // namespace madoguchi::sim::card
