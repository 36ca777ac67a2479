// SPDX-License-Identifier: Apache-2.0
// The PINs of a My Number card under the names that scenarios and files of secrets use.
#pragma once

#include "core/enum_names.hpp"
#include "core/secret.hpp"
#include "iso7816/my_number_files.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

/// What the suite presents to a PIN.
enum class PinValue {
  right,
  wrong,      ///< of the right length, another first character
  changed,    ///< what change_reference_data sets
  too_short,  ///< the right one without its last character
  too_long,   ///< the right one with one more character
};

struct CardPin {
  std::string_view name;    ///< "authentication"
  std::string_view secret;  ///< what opens it: two applications ask for 照合番号A
  iso7816::Aid application;
  iso7816::FileIdentifier file;
};

/// All PINs, in the order of the reference.
std::span<const CardPin> card_pins();

/// Their names, and the names of the secrets that open them.
std::vector<std::string_view> card_pin_names();
std::vector<std::string_view> card_secret_names();

/// The row of a name; nullptr for an unknown one.
const CardPin* find_card_pin(std::string_view name);

/// The row of a PIN file; nullptr for an unknown one.
const CardPin* find_card_pin(const iso7816::Aid& application, iso7816::FileIdentifier file);

/// The value made from the right one.
core::Secret pin_value(const core::Secret& right, PinValue value);

constexpr auto enum_names(std::type_identity<PinValue>) {
  using enum PinValue;
  return std::to_array<core::EnumName<PinValue>>({
      {right, "right", {"right", "正しい"}},
      {wrong, "wrong", {"wrong", "誤った"}},
      {changed, "changed", {"changed", "変更後の"}},
      {too_short, "too_short", {"too short", "短すぎる"}},
      {too_long, "too_long", {"too long", "長すぎる"}},
  });
}

}  // namespace madoguchi::scenario
