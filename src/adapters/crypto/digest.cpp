// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/digest.hpp"

#include "core/hex.hpp"

#include <openssl/sha.h>

#include <array>

namespace madoguchi::adapters::crypto {

core::Bytes sha256(core::ByteView data) {
  core::Bytes digest(SHA256_DIGEST_LENGTH);
  SHA256(data.data(), data.size(), digest.data());
  return digest;
}

std::string sha256_hex(core::ByteView data) {
  std::string digits = core::to_hex(sha256(data));
  for (char& digit : digits) {
    if (digit >= 'A') digit = static_cast<char>(digit - 'A' + 'a');
  }
  return digits;
}

core::Bytes digest_info_sha256(core::ByteView digest) {
  // SEQUENCE { SEQUENCE { OID sha256, NULL }, OCTET STRING digest }, all lengths below 128.
  constexpr std::array<std::uint8_t, 15> algorithm{0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                                   0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00};
  const auto size = static_cast<std::uint8_t>(digest.size());
  core::Bytes info;
  info.reserve(4 + algorithm.size() + digest.size());
  info.push_back(0x30);
  info.push_back(static_cast<std::uint8_t>(algorithm.size() + 2 + size));
  core::append(info, algorithm);
  info.push_back(0x04);
  info.push_back(size);
  core::append(info, digest);
  return info;
}

}  // namespace madoguchi::adapters::crypto
