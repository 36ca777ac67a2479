// SPDX-License-Identifier: Apache-2.0
// AES-128 in CBC mode (FIPS 197, NIST SP 800-38A), without padding.
#pragma once

#include "core/bytes.hpp"

#include <cstdint>
#include <span>

namespace madoguchi::adapters::crypto {

using AesBlock = std::span<const std::uint8_t, 16>;

/// `text` must be whole blocks of 16 bytes; so is the result.
core::Bytes encrypt_aes128_cbc(AesBlock key, AesBlock initial_value, core::ByteView text);
core::Bytes decrypt_aes128_cbc(AesBlock key, AesBlock initial_value, core::ByteView cryptogram);

}  // namespace madoguchi::adapters::crypto
