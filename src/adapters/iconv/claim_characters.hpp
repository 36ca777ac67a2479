// SPDX-License-Identifier: Apache-2.0
// Which characters an electronic claim can carry: those of JIS X 0208, rows 1 to 8 and the kanji of
// the first and second level, and ASCII. Kanji of the third and fourth level (JIS X 0213) are not
// among them.
#pragma once

#include "core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace madoguchi::adapters::iconv {

struct ClaimText {
  std::string text{};        ///< UTF-8
  std::size_t replaced = 0;  ///< characters that became ●
};

/// Replaces what claims cannot carry by ●. Errors: malformed_data (no UTF-8), unsupported.
core::Result<ClaimText> claim_text(std::string_view utf_8);

}  // namespace madoguchi::adapters::iconv
