// SPDX-License-Identifier: Apache-2.0
// Response APDU as a value and its coding, ISO/IEC 7816-4 clause 5.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "iso7816/status_word.hpp"

#include <utility>

namespace madoguchi::iso7816 {

/// An answer: data, if any, and the status word.
struct ResponseApdu {
  core::Bytes data{};
  StatusWord status{};

  ResponseApdu() = default;
  ResponseApdu(StatusWord word) : status(word) {}  // NOLINT: a status alone is a whole answer
  explicit ResponseApdu(core::Bytes bytes, StatusWord word = status::success)
      : data(std::move(bytes)), status(word) {}

  /// Data that live elsewhere, with 9000. There is room for the status word behind them, so that
  /// encoding an answer that is given away copies nothing.
  static ResponseApdu of(core::ByteView bytes);
  /// Data, then SW1-SW2. Errc::short_response for fewer than two bytes.
  static core::Result<ResponseApdu> decode(core::ByteView bytes);
  core::Bytes encode() const&;
  core::Bytes encode() &&;

  bool is_success() const { return status.is_success(); }
  bool operator==(const ResponseApdu&) const = default;
};

}  // namespace madoguchi::iso7816
