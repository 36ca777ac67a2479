// SPDX-License-Identifier: Apache-2.0
// DER of the ASN.1 types that certificates are made of (ITU-T X.690). Writing only.
#pragma once

#include "core/bytes.hpp"

#include <chrono>
#include <initializer_list>
#include <string_view>

namespace madoguchi::sim::pki::der {

/// SEQUENCE of parts that are DER already.
core::Bytes sequence(std::initializer_list<core::Bytes> parts);
/// SET of one part.
core::Bytes set_of_one(const core::Bytes& part);
/// INTEGER from big-endian bytes of a number that is not negative.
core::Bytes integer(core::ByteView big_endian);
core::Bytes boolean(bool value);
core::Bytes null();
/// OBJECT IDENTIFIER from dotted numbers, which must be well formed.
core::Bytes object_identifier(std::string_view dotted);
core::Bytes utf8_string(std::string_view text);
core::Bytes printable_string(std::string_view text);
core::Bytes ia5_string(std::string_view text);
core::Bytes octet_string(core::ByteView value);
/// BIT STRING with `unused` unused bits at its end.
core::Bytes bit_string(core::ByteView value, std::uint8_t unused = 0);
/// UTCTime up to 2049, GeneralizedTime from 2050 (RFC 5280, 4.1.2.5).
core::Bytes time(std::chrono::sys_seconds moment);
/// GeneralizedTime to the second, for any year.
core::Bytes generalized_time(std::chrono::sys_seconds moment);
/// ENUMERATED of a small number.
core::Bytes enumerated(std::uint8_t value);
/// Context-specific tag around parts (constructed) or instead of a tag (primitive).
core::Bytes context(std::uint8_t number, core::ByteView inside, bool constructed = true);

}  // namespace madoguchi::sim::pki::der
