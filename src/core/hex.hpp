// SPDX-License-Identifier: Apache-2.0
// Hexadecimal text of byte strings.
#pragma once

#include "core/bytes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::core {

/// Upper-case hexadecimal digits, two a byte, without separators.
std::string to_hex(ByteView bytes);

/// Reads hexadecimal digits; blanks and colons between bytes are allowed. Empty on anything else.
std::optional<Bytes> from_hex(std::string_view text);

}  // namespace madoguchi::core
