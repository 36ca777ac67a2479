// SPDX-License-Identifier: Apache-2.0
// Reading of elementary files that hold one BER-TLV data object (ISO/IEC 7816-4).
#pragma once

#include "iso7816/identifiers.hpp"
#include "ports/card_channel.hpp"

#include <string>

namespace madoguchi::reader {

/// Success of an answer, or Errc::unexpected_status with what was asked and the status word.
core::Result<> expect_success(const iso7816::ResponseApdu& answer, std::string_view what);

/// Whether SELECT found the application: no for 6A82, and for 6A81, 6D00 and 6E00 of cards without
/// applications. Other status words than 9000 are errors.
ports::Task<bool> select_application(ports::CardChannel& card, iso7816::Aid aid);

/// Selects a file of the current application.
ports::Task<> select_file(ports::CardChannel& card, iso7816::FileIdentifier file);

/// Selects a file and reads its data object: the length first, then 256 bytes at a time. The
/// filling behind it is left alone. Errors: unexpected_status, malformed_data, those of transmit.
ports::Task<core::Bytes> read_object(ports::CardChannel& card, iso7816::FileIdentifier file);

}  // namespace madoguchi::reader
