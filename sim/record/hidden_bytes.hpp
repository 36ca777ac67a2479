// SPDX-License-Identifier: Apache-2.0
// Bytes of which a part must not be seen: the part is overwritten, its place and length stay.
#pragma once

#include "core/bytes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::sim::record {

class HiddenBytes {
 public:
  /// What stands where something is hidden: an asterisk.
  static constexpr std::uint8_t mask = 0x2A;

  HiddenBytes() = default;
  explicit HiddenBytes(core::Bytes bytes) : bytes_(std::move(bytes)) {}

  /// Overwrites bytes; those that are not there are left out.
  void hide(std::size_t from, std::size_t size);

  const core::Bytes& bytes() const { return bytes_; }
  std::size_t hidden_from() const { return from_; }
  std::size_t hidden_size() const { return size_; }

  /// Hexadecimal digits, and *N for N bytes that are hidden: "0020008004*4".
  std::string text() const;
  /// Reads text(); on failure empty, and `wrong` is the place of the mistake.
  static std::optional<HiddenBytes> parse(std::string_view text, std::size_t& wrong);

  bool operator==(const HiddenBytes&) const = default;

 private:
  core::Bytes bytes_;
  std::size_t from_ = 0;
  std::size_t size_ = 0;
};

}  // namespace madoguchi::sim::record
