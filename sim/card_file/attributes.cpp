// SPDX-License-Identifier: Apache-2.0
#include "sim/card_file/attributes.hpp"

#include "core/hex.hpp"

#include <boost/json.hpp>

namespace madoguchi::sim::card_file {

namespace json = boost::json;

Attributes::Attributes(std::string_view text) {
  boost::system::error_code error;
  json::value value = json::parse(text, error);
  if (error || !value.is_object()) {
    fault_ = "no JSON object";
    return;
  }
  object_ = std::move(value.as_object());
}

void Attributes::fail(std::string_view key) {
  if (fault_.empty()) fault_ = key;
}

std::int64_t Attributes::number(std::string_view key, std::int64_t least, std::int64_t most) {
  const json::value* value = object_.if_contains(key);
  if (value != nullptr && value->is_int64()) {
    const std::int64_t number = value->get_int64();
    if (number >= least && number <= most) return number;
  }
  fail(key);
  return least;
}

bool Attributes::boolean(std::string_view key) {
  const json::value* value = object_.if_contains(key);
  if (value != nullptr && value->is_bool()) return value->get_bool();
  fail(key);
  return false;
}

std::string Attributes::text(std::string_view key) {
  const json::value* value = object_.if_contains(key);
  if (value != nullptr && value->is_string()) return std::string(value->get_string());
  fail(key);
  return {};
}

core::Bytes Attributes::bytes(std::string_view key) {
  auto bytes = core::from_hex(text(key));
  if (!bytes) fail(key);
  return bytes ? std::move(*bytes) : core::Bytes{};
}

json::object Attributes::object(std::string_view key) {
  const json::value* value = object_.if_contains(key);
  if (value != nullptr && value->is_object()) return value->get_object();
  fail(key);
  return {};
}

json::array Attributes::array(std::string_view key) {
  const json::value* value = object_.if_contains(key);
  if (value != nullptr && value->is_array()) return value->get_array();
  fail(key);
  return {};
}

core::Result<void> Attributes::verdict() const {
  if (fault_.empty()) return {};
  return core::fail(core::Errc::malformed_data, "attribute " + fault_);
}

}  // namespace madoguchi::sim::card_file
