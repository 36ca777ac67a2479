// SPDX-License-Identifier: Apache-2.0
// Vectors: NIST SP 800-38A, F.2.1 and F.2.2 (CBC-AES128). PSS and OAEP: both ends, and what must
// not fit.
#include "adapters/crypto/symmetric.hpp"

#include "adapters/crypto/digest.hpp"
#include "adapters/crypto/keys.hpp"
#include "core/hex.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace madoguchi::adapters::crypto {
namespace {

std::array<std::uint8_t, 16> block(std::string_view text) {
  std::array<std::uint8_t, 16> bytes{};
  std::copy_n(core::from_hex(text)->begin(), 16, bytes.begin());
  return bytes;
}

TEST(Symmetric, aes_128_cbc_of_the_published_vectors) {
  const auto key = block("2B7E151628AED2A6ABF7158809CF4F3C");
  const auto initial = block("000102030405060708090A0B0C0D0E0F");
  const std::string text =
      "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51"
      "30C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710";
  const std::string cryptogram =
      "7649ABAC8119B246CEE98E9B12E9197D5086CB9B507219EE95DB113A917678B2"
      "73BED6B8E3C1743B7116E69E222295163FF1CAA1681FAC09120ECA307586E1A7";
  EXPECT_EQ(core::to_hex(encrypt_aes128_cbc(key, initial, *core::from_hex(text))), cryptogram);
  EXPECT_EQ(core::to_hex(decrypt_aes128_cbc(key, initial, *core::from_hex(cryptogram))), text);
  EXPECT_TRUE(encrypt_aes128_cbc(key, initial, {}).empty());
}

TEST(Symmetric, pss_and_oaep_go_both_ways) {
  const PrivateKey key = PrivateKey::test_key(5).value();
  const PrivateKey other = PrivateKey::test_key(6).value();
  const core::Bytes message = core::to_bytes("窓口");
  for (const int salt : {0, 20, 32}) {
    const core::Bytes signature = key.sign_pss_sha256(sha256(message), salt).value();
    EXPECT_TRUE(key.public_key().verify_pss_sha256(message, signature));
    EXPECT_FALSE(other.public_key().verify_pss_sha256(message, signature));
    EXPECT_FALSE(key.public_key().verify_pkcs1_sha256(message, signature));
  }
  EXPECT_FALSE(key.sign_pss_sha256(message));  // no digest
  const core::Bytes sealed = key.public_key().encrypt_oaep_sha256(message).value();
  EXPECT_EQ(key.decrypt_oaep_sha256(sealed).value(), message);
  EXPECT_FALSE(other.decrypt_oaep_sha256(sealed));
  EXPECT_FALSE(key.public_key().encrypt_oaep_sha256(core::Bytes(191)));
  EXPECT_TRUE(key.public_key().encrypt_oaep_sha256(core::Bytes(190)));
  EXPECT_TRUE(key == PrivateKey::test_key(5).value());
  EXPECT_FALSE(key == other);
}

}  // namespace
}  // namespace madoguchi::adapters::crypto
