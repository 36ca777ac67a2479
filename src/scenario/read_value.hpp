// SPDX-License-Identifier: Apache-2.0
// Reads values out of nodes whose shape has been checked already.
#pragma once

#include "core/enum_names.hpp"
#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

/// A whole number in decimal digits, with an optional minus.
inline std::optional<long> integer_of(std::string_view text) {
  long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

inline std::optional<bool> boolean_of(std::string_view text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return std::nullopt;
}

/// Only for nodes whose shape is a choice of E; `fallback` never shows then.
template <core::NamedEnum E>
E enum_from(const DocumentNode& node, E fallback = E{}) {
  return core::value_of<E>(node.text).value_or(fallback);
}

/// Enumerators of a list whose elements are choices of E.
template <core::NamedEnum E>
std::vector<E> enums_from(const DocumentNode& node) {
  std::vector<E> values;
  for (const DocumentNode& item : node.items) {
    if (const auto value = core::value_of<E>(item.text)) values.push_back(*value);
  }
  return values;
}

inline bool is_word(const DocumentNode& node, std::string_view word) {
  return node.is_scalar() && node.text == word;
}

/// "[a, b]" of enumerators, for explanations.
template <core::NamedEnum E>
std::string names_of(const std::vector<E>& values) {
  std::vector<std::string_view> names;
  names.reserve(values.size());
  for (const E value : values) names.push_back(core::name_of(value));
  return "[" + joined(names) + "]";
}

}  // namespace madoguchi::scenario
