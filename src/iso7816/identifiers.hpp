// SPDX-License-Identifier: Apache-2.0
// Names of applications and files, ISO/IEC 7816-4 clauses 7.3 and 8.2.1.2.
#pragma once

#include "core/bytes.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <optional>

namespace madoguchi::iso7816 {

/// Application identifier, 1 to 16 bytes.
class Aid {
 public:
  static constexpr std::size_t max_size = 16;

  constexpr Aid() = default;
  /// Bytes beyond the sixteenth are not kept; use from() for input of others.
  constexpr Aid(std::initializer_list<std::uint8_t> bytes)
      : size_(std::min(bytes.size(), max_size)) {
    std::copy_n(bytes.begin(), size_, bytes_.begin());
  }
  /// Empty unless there are 1 to 16 bytes.
  static std::optional<Aid> from(core::ByteView bytes) {
    if (bytes.empty() || bytes.size() > max_size) return std::nullopt;
    Aid aid;
    aid.size_ = bytes.size();
    std::copy(bytes.begin(), bytes.end(), aid.bytes_.begin());
    return aid;
  }

  constexpr core::ByteView bytes() const { return {bytes_.data(), size_}; }
  /// Whether `partial` is the beginning of this AID, as partial selection asks.
  bool starts_with(core::ByteView partial) const {
    return partial.size() <= size_ && std::equal(partial.begin(), partial.end(), bytes_.begin());
  }
  constexpr auto operator<=>(const Aid&) const = default;

 private:
  std::array<std::uint8_t, max_size> bytes_{};
  std::size_t size_ = 0;
};

/// Two-byte identifier of an elementary or dedicated file.
struct FileIdentifier {
  std::uint16_t value = 0;

  /// The short identifier of files 0001 to 001E; empty for others.
  constexpr std::optional<std::uint8_t> short_identifier() const {
    if (value < 0x0001 || value > 0x001E) return std::nullopt;
    return static_cast<std::uint8_t>(value);
  }
  constexpr auto operator<=>(const FileIdentifier&) const = default;
};

}  // namespace madoguchi::iso7816
