// SPDX-License-Identifier: Apache-2.0
#include "adapters/crypto/digest.hpp"

#include <openssl/sha.h>

namespace madoguchi::adapters::crypto {

core::Bytes sha256(core::ByteView data) {
  core::Bytes digest(SHA256_DIGEST_LENGTH);
  SHA256(data.data(), data.size(), digest.data());
  return digest;
}

core::Bytes digest_info_sha256(core::ByteView digest) {
  core::Bytes info{0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                   0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};
  core::append(info, digest);
  return info;
}

}  // namespace madoguchi::adapters::crypto
