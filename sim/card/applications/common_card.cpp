// SPDX-License-Identifier: Apache-2.0
// The common-card application (共通カードAP): serial number, municipality and expiry date in a
// record, and the key of INTERNAL AUTHENTICATE.
#include "core/civil_time.hpp"
#include "iso7816/ber_tlv.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/applications.hpp"

namespace madoguchi::sim::card {

namespace ef = iso7816::my_number::common_card;

core::Result<CardApplication> common_card_application(const Order& order) {
  const CardProfile& profile = order.profile;
  const auto key = shared_key(order, "card/internal authentication");
  if (!key) return key.error();
  const std::string information = card_serial(order) + order.holder.municipality_code +
                                  core::to_compact(order.holder.card_expiry);
  PinFile pin =
      pin_file(profile.common_pin, profile.common_tries,
               profile.kind == checkin::CardKind::pinless && profile.pinless.locks_resident_pins);
  pin.change = PinChange::change_key;
  pin.characters = PinCharacters::digits;
  const auto free = AccessCondition::always();
  CardApplication application{.aid = iso7816::my_number::common_card_application};
  application.files = {
      {ef::card_information,
       RecordFile{{iso7816::encode_tlv(0x01, core::as_bytes(information))}, free}},
      {ef::key_reference, key_reference_file(order)},
      {ef::internal_authentication_key, KeyFile{*key, free, KeyPurpose::internal_authenticate}},
      {ef::pin, std::move(pin)},
      {ef::internal, InternalFile{}},
  };
  return application;
}

}  // namespace madoguchi::sim::card
