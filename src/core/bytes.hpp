// SPDX-License-Identifier: Apache-2.0
// Byte strings as every layer passes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace madoguchi::core {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The bytes of a text, unchanged.
inline Bytes to_bytes(std::string_view text) { return Bytes(text.begin(), text.end()); }

/// A view of a text as bytes; valid as long as the text.
inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// A view of bytes as text; valid as long as the bytes.
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Appends `tail` to `head`.
inline void append(Bytes& head, ByteView tail) {
  head.insert(head.end(), tail.begin(), tail.end());
}

}  // namespace madoguchi::core
