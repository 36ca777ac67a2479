// SPDX-License-Identifier: Apache-2.0
// Status words, ISO/IEC 7816-4 clause 5.6, with those that My Number cards use.
#pragma once

#include "core/text.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace madoguchi::iso7816 {

/// SW1-SW2 of a response.
struct StatusWord {
  std::uint16_t value = 0x9000;

  constexpr std::uint8_t sw1() const { return static_cast<std::uint8_t>(value >> 8U); }
  constexpr std::uint8_t sw2() const { return static_cast<std::uint8_t>(value & 0xFFU); }
  constexpr bool is_success() const { return value == 0x9000; }
  /// Tries left, if this is 63Cx.
  constexpr std::optional<int> retry_counter() const {
    if ((value & 0xFFF0U) != 0x63C0U) return std::nullopt;
    return value & 0x0FU;
  }
  constexpr auto operator<=>(const StatusWord&) const = default;
};

namespace status {
inline constexpr StatusWord success{0x9000};
inline constexpr StatusWord verification_failed{0x6300};
inline constexpr StatusWord memory_failure{0x6581};
inline constexpr StatusWord security_environment_faulty{0x66F1};  ///< My Number: no session key here
inline constexpr StatusWord logical_channel_not_supported{0x6881};
inline constexpr StatusWord secure_messaging_not_supported{0x6882};
inline constexpr StatusWord wrong_length{0x6700};
inline constexpr StatusWord incompatible_file{0x6981};
inline constexpr StatusWord security_status_not_satisfied{0x6982};
inline constexpr StatusWord authentication_method_blocked{0x6983};
inline constexpr StatusWord reference_data_not_usable{0x6984};  ///< My Number: PIN is locked
inline constexpr StatusWord conditions_not_satisfied{0x6985};
inline constexpr StatusWord no_current_file{0x6986};
inline constexpr StatusWord secure_messaging_object_missing{0x6987};
inline constexpr StatusWord secure_messaging_object_incorrect{0x6988};
inline constexpr StatusWord incorrect_data{0x6A80};
inline constexpr StatusWord function_not_supported{0x6A81};
inline constexpr StatusWord file_not_found{0x6A82};
inline constexpr StatusWord record_not_found{0x6A83};
inline constexpr StatusWord incorrect_p1_p2{0x6A86};
inline constexpr StatusWord referenced_data_not_found{0x6A88};
inline constexpr StatusWord wrong_offset{0x6B00};
inline constexpr StatusWord instruction_not_supported{0x6D00};
inline constexpr StatusWord class_not_supported{0x6E00};
inline constexpr StatusWord no_precise_diagnosis{0x6F00};

/// 63Cx; at most 15 tries can be told.
constexpr StatusWord tries_left(int tries) {
  return {static_cast<std::uint16_t>(0x63C0U | static_cast<unsigned>(tries > 15 ? 15 : tries))};
}
}  // namespace status

/// "6982".
std::string to_string(StatusWord word);

/// What a status word means, for people; "unknown status" where the standard has no text.
core::Text describe(StatusWord word);

}  // namespace madoguchi::iso7816
