// SPDX-License-Identifier: Apache-2.0
// When a file may be read or a key used (ISO/IEC 7816-4, security attributes), as far as the cards
// here need it.
#pragma once

#include "core/enum_names.hpp"
#include "iso7816/identifiers.hpp"

#include <array>
#include <type_traits>
#include <utility>
#include <vector>

namespace madoguchi::sim::card {

struct AccessCondition {
  enum class Kind { free, never, any_of, all_of };
  Kind kind = Kind::free;
  /// any_of: one of these must be verified, all_of: each. PINs of the application, or of the
  /// master file.
  std::vector<iso7816::FileIdentifier> pins{};
  bool or_institution = false;  ///< or an institution authenticated itself

  static AccessCondition always() { return {}; }
  static AccessCondition never() { return {Kind::never, {}, false}; }
  static AccessCondition any_of(std::vector<iso7816::FileIdentifier> pins) {
    return {Kind::any_of, std::move(pins), false};
  }
  static AccessCondition all_of(std::vector<iso7816::FileIdentifier> pins) {
    return {Kind::all_of, std::move(pins), false};
  }
  bool operator==(const AccessCondition&) const = default;
};

constexpr auto enum_names(std::type_identity<AccessCondition::Kind>) {
  using enum AccessCondition::Kind;
  return std::to_array<core::EnumName<AccessCondition::Kind>>({
      {free, "free", {"free", "制限なし"}},
      {never, "never", {"never", "不可"}},
      {any_of, "any-of", {"one of these PINs", "いずれかの暗証番号"}},
      {all_of, "all-of", {"all of these PINs", "すべての暗証番号"}},
  });
}

}  // namespace madoguchi::sim::card
