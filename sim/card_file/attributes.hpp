// SPDX-License-Identifier: Apache-2.0
// JSON objects whose members are read by name and type; the first that is missing or of another
// type is remembered.
#pragma once

#include "core/bytes.hpp"
#include "core/enum_names.hpp"
#include "core/result.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace madoguchi::sim::card_file {

class Attributes {
 public:
  explicit Attributes(std::string_view json);
  explicit Attributes(boost::json::object object) : object_(std::move(object)) {}

  /// A number from `least` to `most`.
  std::int64_t number(std::string_view key, std::int64_t least = 0,
                      std::int64_t most = std::numeric_limits<std::int64_t>::max());
  std::uint16_t word(std::string_view key) {
    return static_cast<std::uint16_t>(number(key, 0, 0xFFFF));
  }
  bool boolean(std::string_view key);
  std::string text(std::string_view key);
  core::Bytes bytes(std::string_view key);  ///< from hexadecimal digits
  boost::json::object object(std::string_view key);
  boost::json::array array(std::string_view key);
  template <core::NamedEnum E>
  E choice(std::string_view key) {
    const auto value = core::value_of<E>(text(key));
    if (!value) fail(key);
    return value.value_or(E{});
  }
  bool has(std::string_view key) const { return object_.contains(key); }
  /// Notes a mistake, such as one found outside.
  void fail(std::string_view key);

  /// malformed_data with the name of the first member that was not as asked for.
  core::Result<void> verdict() const;

 private:
  boost::json::object object_;
  std::string fault_;
};

}  // namespace madoguchi::sim::card_file
