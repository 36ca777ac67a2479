// SPDX-License-Identifier: Apache-2.0
// Columns that a text takes on a terminal: East Asian wide characters take two (Unicode UAX #11).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace madoguchi::conformance::report {

/// Columns of a UTF-8 text; control and combining characters take none.
std::size_t display_width(std::string_view text);

/// The text filled up with blanks to `columns`; unchanged if it is wider.
std::string pad_to(std::string_view text, std::size_t columns);

/// The text, cut with "…" so that it takes at most `columns`.
std::string clip_to(std::string_view text, std::size_t columns);

}  // namespace madoguchi::conformance::report
