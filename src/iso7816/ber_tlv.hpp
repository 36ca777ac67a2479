// SPDX-License-Identifier: Apache-2.0
// BER-TLV data objects as smart cards use them: ISO/IEC 7816-4 clause 6.3, ISO/IEC 8825-1.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace madoguchi::iso7816 {

/// A data object inside someone else's bytes, which must outlive it.
struct BerTlv {
  std::uint32_t tag = 0;  ///< as written, up to four bytes: 0x30, 0xDF22, 0x7F21
  core::ByteView value{};
  core::ByteView whole{};  ///< tag, length and value

  /// Whether the value is itself made of data objects.
  bool constructed() const { return !whole.empty() && (whole[0] & 0x20U) != 0; }
  /// The data objects inside; Errc::malformed_data if they do not fit.
  core::Result<std::vector<BerTlv>> children() const;
  /// The first data object inside with this tag; empty if there is none or the inside is broken.
  std::optional<BerTlv> child(std::uint32_t wanted) const;
};

/// Reads the data object at the beginning; bytes after it are left alone.
/// Errc::malformed_data for indefinite lengths, lengths beyond four bytes or beyond the input.
core::Result<BerTlv> parse_tlv(core::ByteView bytes);

/// Reads one data object after another. Filling with 00 or FF behind the last one is skipped, as
/// files on cards are longer than what is stored in them.
core::Result<std::vector<BerTlv>> parse_tlvs(core::ByteView bytes);

/// The whole size of a data object of which only the first bytes are known (seven are enough for
/// tags of two bytes). Errc::short_response if they do not tell.
core::Result<std::size_t> tlv_size(core::ByteView first_bytes);

/// Tag, length in the shortest form, value.
core::Bytes encode_tlv(std::uint32_t tag, core::ByteView value);

}  // namespace madoguchi::iso7816
