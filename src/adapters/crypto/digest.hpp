// SPDX-License-Identifier: Apache-2.0
// SHA-256, FIPS 180-4.
#pragma once

#include "core/bytes.hpp"

#include <string>

namespace madoguchi::adapters::crypto {

/// 32 bytes.
core::Bytes sha256(core::ByteView data);

/// The same as 64 lower-case hexadecimal digits.
std::string sha256_hex(core::ByteView data);

/// The DER DigestInfo around `digest` with the identifier of SHA-256, as PKCS#1 v1.5 signatures
/// carry it (RFC 8017, 9.2). My Number cards also put three digests in a row into one: up to 107
/// bytes.
core::Bytes digest_info_sha256(core::ByteView digest);

}  // namespace madoguchi::adapters::crypto
