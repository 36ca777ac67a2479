// SPDX-License-Identifier: Apache-2.0
// Whether two names are the same person's name although they are written differently: half-width
// and full-width, small and large kana, spaces, and ● for a character that could not be sent.
#pragma once

#include <string>
#include <string_view>

namespace madoguchi::sim::emr {

/// Kana without width, size, script or spaces: "ｼｹﾝ ｼｮｳｺ", "シケン　シヨウコ" and "しけん しょうこ"
/// are the same.
std::u32string comparable_kana(std::string_view utf_8);

/// A name without spaces and widths of Latin letters and digits.
std::u32string comparable_name(std::string_view utf_8);

/// Whether the names are the same; ● of the received one stands for any one character.
bool same_name(std::string_view received, std::string_view known);

/// Whether the name has a character that could not be sent.
bool has_unshown_character(std::string_view name);

/// U+FFFD for what is no UTF-8.
std::u32string to_characters(std::string_view utf_8);

}  // namespace madoguchi::sim::emr
