// SPDX-License-Identifier: Apache-2.0
// Expected values: signatures made by the openssl command (tests/data/crypto), SHA-256 of "abc"
// from FIPS 180-2.
#include "adapters/crypto/keys.hpp"

#include "adapters/crypto/digest.hpp"
#include "core/hex.hpp"
#include "tests/adapters/crypto/vectors.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace madoguchi::adapters::crypto {
namespace {

const core::Bytes message = core::to_bytes("message");

TEST(Sha256, of_abc) {
  EXPECT_EQ(core::to_hex(sha256(core::to_bytes("abc"))),
            "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
}

TEST(PrivateKey, signs_as_the_openssl_command_does) {
  const auto key = PrivateKey::from_pem(vector_text("leaf-key.pem"));
  ASSERT_TRUE(key);
  EXPECT_EQ(key->size(), 256U);
  EXPECT_EQ(key->sign_pkcs1_sha256(message).value(), vector_bytes("message-sha256.sig"));
  EXPECT_EQ(key->sign_raw_pkcs1(message).value(), vector_bytes("message-raw.sig"));
  EXPECT_EQ(key->sign_raw_pkcs1(digest_info_sha256(sha256(message))).value(),
            vector_bytes("message-sha256.sig"));
}

TEST(PrivateKey, takes_at_most_245_bytes_of_2048_bits) {
  const auto key = PrivateKey::from_pem(vector_text("leaf-key.pem"));
  EXPECT_TRUE(key->sign_raw_pkcs1(core::Bytes(245)));
  const auto refused = key->sign_raw_pkcs1(core::Bytes(246));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, core::Errc::crypto_failure);
}

TEST(PublicKey, verifies_only_what_was_signed) {
  const PublicKey key = PrivateKey::from_pem(vector_text("leaf-key.pem"))->public_key();
  core::Bytes signature = vector_bytes("message-sha256.sig");
  EXPECT_TRUE(key.verify_pkcs1_sha256(message, signature));
  EXPECT_FALSE(key.verify_pkcs1_sha256(core::to_bytes("massage"), signature));
  EXPECT_EQ(key.recover_pkcs1(vector_bytes("message-raw.sig")).value(), message);
  signature.back() ^= 1U;
  EXPECT_FALSE(key.verify_pkcs1_sha256(message, signature));
  EXPECT_FALSE(key.recover_pkcs1(signature));
  EXPECT_FALSE(key.verify_pkcs1_sha256(message, {}));
}

TEST(PublicKey, is_made_of_its_numbers_or_its_der) {
  const PublicKey key = PrivateKey::from_pem(vector_text("leaf-key.pem"))->public_key();
  EXPECT_EQ(core::to_hex(key.exponent()), "010001");
  EXPECT_EQ(key.modulus().size(), 256U);
  EXPECT_EQ(PublicKey::from_numbers(key.modulus(), key.exponent()).value(), key);
  EXPECT_EQ(PublicKey::from_der(key.to_der()).value(), key);
  EXPECT_FALSE(PublicKey::from_der(core::Bytes{0x30, 0x00}));
}

TEST(TestKey, is_the_same_for_the_same_seed) {
  const auto a = PrivateKey::test_key(1, 1024);
  const auto b = PrivateKey::test_key(1, 1024);
  const auto c = PrivateKey::test_key(2, 1024);
  ASSERT_TRUE(a && b && c);
  EXPECT_EQ(a->public_key(), b->public_key());
  EXPECT_FALSE(a->public_key() == c->public_key());
  EXPECT_EQ(a->size(), 128U);
}

TEST(TestKey, works_and_survives_pem) {
  const auto key = PrivateKey::test_key(20240201);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->public_key().modulus().size(), 256U);
  const auto pem = key->to_pem();
  ASSERT_TRUE(pem);
  EXPECT_EQ(fmt::format("{}", *pem), "***");
  const auto again = PrivateKey::from_pem(pem->reveal());
  ASSERT_TRUE(again);
  const core::Bytes signature = again->sign_pkcs1_sha256(message).value();
  EXPECT_TRUE(key->public_key().verify_pkcs1_sha256(message, signature));
}

TEST(PrivateKey, that_cannot_be_read_is_an_error) {
  EXPECT_EQ(PrivateKey::from_pem("nonsense").error().code, core::Errc::crypto_failure);
  EXPECT_EQ(PrivateKey::from_der(core::Bytes{1, 2, 3}).error().code, core::Errc::crypto_failure);
  EXPECT_EQ(PrivateKey::test_key(1, 100).error().code, core::Errc::invalid_argument);
}

}  // namespace
}  // namespace madoguchi::adapters::crypto
