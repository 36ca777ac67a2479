// SPDX-License-Identifier: Apache-2.0
// Strict reading of a JSON object: every key is known, every value has its type. Only the sources
// of this folder include it.
#pragma once

#include "core/bytes.hpp"
#include "core/civil_time.hpp"
#include "core/enum_names.hpp"
#include "core/result.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace madoguchi::eligibility {

/// Parses a text that has to be one JSON object.
core::Result<boost::json::object> parse_json_object(std::string_view text);

/// Takes the fields of one object and remembers the first fault; call `finish` at the end.
class JsonFields {
 public:
  /// `object` must outlive this; `path` stands before the keys in messages.
  JsonFields(const boost::json::object& object, std::string path);

  std::string text(std::string_view key);
  std::optional<std::string> optional_text(std::string_view key);
  bool flag(std::string_view key);
  bool optional_flag(std::string_view key);  ///< false if it is not there
  core::Bytes bytes(std::string_view key);   ///< hexadecimal text
  core::CivilDate date(std::string_view key);
  std::optional<core::CivilDate> optional_date(std::string_view key);
  core::CivilTime time(std::string_view key);
  std::optional<core::CivilTime> optional_time(std::string_view key);
  const boost::json::array& array(std::string_view key);
  const boost::json::object& object(std::string_view key);

  template <core::NamedEnum E>
  E name(std::string_view key) {
    const std::string text_of_key = text(key);
    const auto value = core::value_of<E>(text_of_key);
    if (ok() && !value) wrong_name(key, text_of_key, core::all_names<E>());
    return value.value_or(E{});
  }

  /// "query/signature", for messages about elements of arrays.
  std::string path_of(std::string_view key) const;
  void fault(std::string_view key, const std::string& what);
  bool ok() const { return !error_; }
  /// The first fault, or a key that nobody asked for.
  core::Result<void> finish();

 private:
  const boost::json::value* find(std::string_view key, bool required);
  void wrong_name(std::string_view key, const std::string& text,
                  const std::vector<std::string_view>& known);

  const boost::json::object& object_;
  std::string path_;
  std::set<std::string, std::less<>> asked_;
  std::optional<core::Error> error_;
};

}  // namespace madoguchi::eligibility
