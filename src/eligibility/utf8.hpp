// SPDX-License-Identifier: Apache-2.0
// Is a text well-formed UTF-8 (RFC 3629)? A file declared as one encoding and written in another is
// found by this.
#pragma once

#include <optional>
#include <string_view>

namespace madoguchi::eligibility {

/// Offset of the first byte that is not part of a well-formed character; empty if all are. Overlong
/// forms, surrogates and values above U+10FFFF are not well-formed.
std::optional<std::size_t> first_bad_utf8(std::string_view text);

/// Whether bytes that are declared as Shift_JIS are UTF-8 instead: well-formed, with a character of
/// three bytes or more. Shift_JIS looks like that by accident in no text of people's data.
bool is_utf8_instead(std::string_view bytes);

}  // namespace madoguchi::eligibility
