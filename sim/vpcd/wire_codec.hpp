// SPDX-License-Identifier: Apache-2.0
// The protocol between vsmartcard's virtual reader (vpcd) and a card: every message, in both
// directions, is a 16-bit big-endian length and that many bytes. One byte is a control message for
// the card, two and more are an APDU.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <optional>
#include <variant>

namespace madoguchi::sim::vpcd {

/// Control messages of the reader. Only `atr` is answered.
enum class Control : std::uint8_t { power_off = 0x00, power_on = 0x01, reset = 0x02, atr = 0x04 };

/// What the reader sends: a control message or a command APDU.
using ReaderMessage = std::variant<Control, core::Bytes>;

/// Length and body. Errc::invalid_argument for 0 bytes (the reader would wait for ever) and for
/// more than 65535 (the length would wrap).
core::Result<core::Bytes> frame(core::ByteView body);

/// Takes the reader's bytes as they come and gives its messages.
class Decoder {
 public:
  void feed(core::ByteView bytes);

  /// The next complete message, or nothing. Errc::malformed_data for a length of zero or an unknown
  /// control byte: the stream has no marks to find the next message, so the connection must end.
  core::Result<std::optional<ReaderMessage>> next();

 private:
  core::Bytes pending_;
  std::size_t used_ = 0;
};

}  // namespace madoguchi::sim::vpcd
