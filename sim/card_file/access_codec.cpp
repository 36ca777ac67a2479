// SPDX-License-Identifier: Apache-2.0
#include "sim/card_file/access_codec.hpp"

namespace madoguchi::sim::card_file {

namespace json = boost::json;
using card::AccessCondition;

json::object json_of(const AccessCondition& condition) {
  json::array pins;
  for (const iso7816::FileIdentifier pin : condition.pins) pins.emplace_back(pin.value);
  return {{"kind", core::name_of(condition.kind)},
          {"pins", std::move(pins)},
          {"or_institution", condition.or_institution}};
}

AccessCondition read_condition(Attributes& outer, std::string_view key) {
  Attributes attributes(outer.object(key));
  AccessCondition condition;
  condition.kind = attributes.choice<AccessCondition::Kind>("kind");
  condition.or_institution = attributes.boolean("or_institution");
  for (const json::value& pin : attributes.array("pins")) {
    const std::int64_t* number = pin.if_int64();
    if (number == nullptr || *number < 0 || *number > 0xFFFF) {
      attributes.fail("pins");
    } else {
      condition.pins.push_back({static_cast<std::uint16_t>(*number)});
    }
  }
  if (attributes.verdict()) return condition;
  outer.fail(key);
  return AccessCondition::never();
}

core::Result<adapters::crypto::PrivateKey> read_private_key(std::string_view pem) {
  auto key = adapters::crypto::PrivateKey::from_pem(pem);
  if (!key) return core::fail(core::Errc::malformed_data, "a private key");
  return key;
}

}  // namespace madoguchi::sim::card_file
