// SPDX-License-Identifier: Apache-2.0
// Secure messaging of the input-support application: confidentiality alone, AES-128 in CBC mode,
// data objects 86 and 96 of ISO/IEC 7816-4 clause 10. Both ends of it.
//
// Every command has a number, counted from 1 since SET SESSION KEY; the number, encrypted as one
// block, is the initial value for the command and its response.
#pragma once

#include "core/bytes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace madoguchi::sim::card {

class SecureSession {
 public:
  static constexpr std::size_t seed_size = 32;
  static constexpr std::size_t block_size = 16;

  /// From the seed that the terminal delivered; the key is its first half.
  explicit SecureSession(core::ByteView seed);

  /// 86 { 01, cryptogram } of a text, padded, for the current command.
  core::Bytes seal(core::ByteView text) const;
  /// The text of such an object; empty if it is not exactly one of that form or its padding is
  /// wrong.
  std::optional<core::Bytes> open(core::ByteView object) const;
  /// On to the next command.
  void advance() { ++number_; }

  /// A0 { 80 seed }: what SET SESSION KEY carries, encrypted.
  static core::Bytes delivery(core::ByteView seed);
  /// The seed of such a delivery; empty if it has another form.
  static std::optional<core::Bytes> seed_of(core::ByteView delivery);
  /// 96 { 00, length }: how many bytes READ BINARY shall return; 0 for all.
  static core::Bytes expected_length(std::uint16_t length);
  /// Reads it; 65536 for 0, empty if it has another form.
  static std::optional<std::uint32_t> read_expected_length(core::ByteView object);

 private:
  using Block = std::array<std::uint8_t, block_size>;
  Block initial_value() const;

  Block key_{};
  std::uint32_t number_ = 1;
};

}  // namespace madoguchi::sim::card
