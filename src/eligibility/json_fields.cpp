// SPDX-License-Identifier: Apache-2.0
#include "eligibility/json_fields.hpp"

#include "core/hex.hpp"
#include "core/nearest_name.hpp"
#include "eligibility/oqs_time.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <vector>

namespace madoguchi::eligibility {

core::Result<boost::json::object> parse_json_object(std::string_view text) {
  boost::system::error_code error;
  boost::json::parse_options options;
  options.max_depth = 16;  // elements of a record are four deep, with a list around each
  boost::json::value value = boost::json::parse({text.data(), text.size()}, error, {}, options);
  if (error) return core::fail(core::Errc::malformed_data, "JSON: " + error.message());
  if (!value.is_object()) return core::fail(core::Errc::malformed_data, "JSON: not an object");
  return std::move(value.as_object());
}

JsonFields::JsonFields(const boost::json::object& object, std::string path)
    : object_(object), path_(std::move(path)) {}

std::string JsonFields::path_of(std::string_view key) const {
  return path_.empty() ? std::string(key) : fmt::format("{}/{}", path_, key);
}

void JsonFields::fault(std::string_view key, const std::string& what) {
  if (error_) return;
  error_ = core::fail(core::Errc::malformed_data, fmt::format("key \"{}\" {}", path_of(key), what));
}

void JsonFields::wrong_name(std::string_view key, const std::string& text,
                            const std::vector<std::string_view>& known) {
  const auto nearest = core::nearest_name(text, known);
  fault(key, fmt::format("has an unknown name{}",
                         nearest ? fmt::format("; did you mean \"{}\"?", *nearest) : ""));
}

const boost::json::value* JsonFields::find(std::string_view key, bool required) {
  asked_.emplace(key);
  const boost::json::value* value = object_.if_contains({key.data(), key.size()});
  if (value == nullptr && required) fault(key, "is missing");
  return value;
}

std::optional<std::string> JsonFields::optional_text(std::string_view key) {
  const boost::json::value* value = find(key, false);
  if (value == nullptr) return std::nullopt;
  if (const auto* text = value->if_string()) return std::string(text->data(), text->size());
  fault(key, "is not a string");
  return std::nullopt;
}

std::string JsonFields::text(std::string_view key) {
  find(key, true);
  return optional_text(key).value_or("");
}

bool JsonFields::flag(std::string_view key) {
  const boost::json::value* value = find(key, true);
  if (value == nullptr) return false;
  if (const bool* flag = value->if_bool()) return *flag;
  fault(key, "is not true or false");
  return false;
}

bool JsonFields::optional_flag(std::string_view key) {
  return find(key, false) != nullptr && flag(key);
}

core::Bytes JsonFields::bytes(std::string_view key) {
  const auto value = core::from_hex(text(key));
  if (!value) fault(key, "is not hexadecimal");
  return value.value_or(core::Bytes{});
}

std::optional<core::CivilDate> JsonFields::optional_date(std::string_view key) {
  const auto written = optional_text(key);
  if (!written) return std::nullopt;
  const auto value = core::parse_date(*written);
  if (!value) fault(key, "is not a date yyyy-MM-dd");
  return value;
}

core::CivilDate JsonFields::date(std::string_view key) {
  find(key, true);
  return optional_date(key).value_or(core::CivilDate{});
}

std::optional<core::CivilTime> JsonFields::optional_time(std::string_view key) {
  const auto written = optional_text(key);
  if (!written) return std::nullopt;
  const auto value = parse_oqs_time(*written);
  if (!value) fault(key, "is not a time yyyyMMddHHmmss");
  return value;
}

core::CivilTime JsonFields::time(std::string_view key) {
  find(key, true);
  return optional_time(key).value_or(core::CivilTime{});
}

const boost::json::array& JsonFields::array(std::string_view key) {
  static const boost::json::array none;
  const boost::json::value* value = find(key, true);
  if (value == nullptr) return none;
  if (const auto* array = value->if_array()) return *array;
  fault(key, "is not an array");
  return none;
}

const boost::json::object& JsonFields::object(std::string_view key) {
  static const boost::json::object none;
  const boost::json::value* value = find(key, true);
  if (value == nullptr) return none;
  if (const auto* object = value->if_object()) return *object;
  fault(key, "is not an object");
  return none;
}

core::Result<void> JsonFields::finish() {
  for (const auto& pair : object_) {
    const std::string_view key(pair.key().data(), pair.key().size());
    if (asked_.contains(key)) continue;
    const std::vector<std::string_view> known(asked_.begin(), asked_.end());
    const auto nearest = core::nearest_name(key, known);
    fault(key, fmt::format("is unknown{}",
                           nearest ? fmt::format("; did you mean \"{}\"?", *nearest) : ""));
  }
  if (error_) return *error_;
  return {};
}

}  // namespace madoguchi::eligibility
