// SPDX-License-Identifier: Apache-2.0
// "Did you mean": the known name nearest to a mistyped one.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace madoguchi::core {

/// Number of insertions, deletions, replacements and swaps of neighbours between two names.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The nearest of the known names, if it is near enough to be meant (at most a third of its length,
/// and at least one edit, is allowed to differ).
std::optional<std::string_view> nearest_name(std::string_view name,
                                             std::span<const std::string_view> known);

}  // namespace madoguchi::core
