// SPDX-License-Identifier: Apache-2.0
// Names of enumerators: one table an enumeration, found by argument-dependent lookup.
//
//   constexpr auto enum_names(std::type_identity<CardKind>) {
//     return std::to_array<core::EnumName<CardKind>>({
//         {CardKind::ordinary, "ordinary", {"ordinary card", "通常のカード"}}, ...});
//   }
#pragma once

#include "core/text.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

namespace madoguchi::core {

/// A row of an enumeration's table: the value, its name in files and protocols, its text for
/// people.
template <class E>
struct EnumName {
  E value;
  std::string_view name;
  Text label;
};

template <class E>
concept NamedEnum = requires {
  enum_names(std::type_identity<E>{});
};

/// The name of an enumerator as files and protocols write it.
template <NamedEnum E>
constexpr std::string_view name_of(E value) {
  for (const auto& row : enum_names(std::type_identity<E>{})) {
    if (row.value == value) return row.name;
  }
  return "?";
}

/// The text of an enumerator for people.
template <NamedEnum E>
constexpr Text label_of(E value) {
  for (const auto& row : enum_names(std::type_identity<E>{})) {
    if (row.value == value) return row.label;
  }
  return {"?", "?"};
}

/// The enumerator of a name; empty for an unknown name.
template <NamedEnum E>
constexpr std::optional<E> value_of(std::string_view name) {
  for (const auto& row : enum_names(std::type_identity<E>{})) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

/// All names of an enumeration, in table order.
template <NamedEnum E>
std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (const auto& row : enum_names(std::type_identity<E>{})) names.push_back(row.name);
  return names;
}

}  // namespace madoguchi::core
