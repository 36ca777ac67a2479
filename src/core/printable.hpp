// SPDX-License-Identifier: Apache-2.0
// Names from outside as they may stand in a description or a log.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace madoguchi::core {

/// The text in UTF-8 of at most `longest` bytes: bytes that are none, and control characters,
/// become
/// "?"; empty texts too.
std::string printable(std::string_view text, std::size_t longest = 200);

}  // namespace madoguchi::core
