// SPDX-License-Identifier: Apache-2.0
// Signatures and certificates of a card, judged. Expected values: files made by the openssl command
// (tests/data/crypto).
#include "adapters/crypto/certificate.hpp"
#include "adapters/crypto/keys.hpp"
#include "adapters/crypto/openssl_card_cryptography.hpp"
#include "iso7816/ber_tlv.hpp"
#include "tests/adapters/crypto/vectors.hpp"

#include <gmock/gmock.h>

namespace madoguchi::adapters::crypto {
namespace {

using ports::SignaturePadding;
using testing::ElementsAre;

const core::Bytes message = core::to_bytes("message");

core::Bytes der_of(const std::string& file) {
  return Certificate::from_pem(vector_text(file))->der();
}

/// Data objects 90 and 91 of the key of `leaf-key.pem`.
core::Bytes key_objects() {
  const PublicKey key = PrivateKey::from_pem(vector_text("leaf-key.pem"))->public_key();
  core::Bytes objects = iso7816::encode_tlv(0x90, key.exponent());
  core::append(objects, iso7816::encode_tlv(0x91, key.modulus()));
  return objects;
}

TEST(CardCryptography, SignaturesOverBytesAsTheyAre) {
  const OpensslCardCryptography judge;
  for (const core::Bytes& key : {key_objects(), der_of("leaf.pem")}) {
    const auto good = judge.is_signature(key, SignaturePadding::pkcs1_type_1, message,
                                         vector_bytes("message-raw.sig"));
    ASSERT_TRUE(good);
    EXPECT_TRUE(*good);
    EXPECT_FALSE(*judge.is_signature(key, SignaturePadding::pkcs1_type_1, core::to_bytes("massage"),
                                     vector_bytes("message-raw.sig")));
    EXPECT_FALSE(*judge.is_signature(key, SignaturePadding::pkcs1_type_1, message,
                                     vector_bytes("message-pss.sig")));
  }
  EXPECT_FALSE(*judge.is_signature(der_of("root.pem"), SignaturePadding::pkcs1_type_1, message,
                                   vector_bytes("message-raw.sig")));
}

TEST(CardCryptography, PssSignaturesOverADigest) {
  const OpensslCardCryptography judge;
  const core::Bytes digest = judge.sha256(message);
  const auto is_pss = [&](const core::Bytes& bytes, const core::Bytes& signature) {
    return *judge.is_signature(key_objects(), SignaturePadding::pss_sha256, bytes, signature);
  };
  EXPECT_TRUE(is_pss(digest, vector_bytes("message-pss.sig")));
  EXPECT_FALSE(is_pss(judge.sha256(digest), vector_bytes("message-pss.sig")));
  EXPECT_FALSE(is_pss(digest, vector_bytes("message-sha256.sig")));
  EXPECT_FALSE(is_pss(message, vector_bytes("message-pss.sig"))) << "no digest";
}

TEST(CardCryptography, BrokenKeysAndCertificatesAreErrors) {
  const OpensslCardCryptography judge;
  for (const core::Bytes& broken : {core::Bytes{}, core::Bytes{0x30, 0x01, 0x00},
                                    core::Bytes{0x90, 0x01, 0x03}, core::Bytes{0x91, 0x05}}) {
    const auto found = judge.is_signature(broken, SignaturePadding::pkcs1_type_1, message, {});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, core::Errc::malformed_data);
    EXPECT_FALSE(judge.read_certificate(broken));
    EXPECT_FALSE(judge.is_issued_by(broken, der_of("root.pem")));
  }
}

TEST(CardCryptography, IssuersAreTold) {
  const OpensslCardCryptography judge;
  EXPECT_TRUE(*judge.is_issued_by(der_of("leaf.pem"), der_of("root.pem")));
  EXPECT_FALSE(*judge.is_issued_by(der_of("leaf.pem"), der_of("other-root.pem")));
  EXPECT_TRUE(*judge.is_issued_by(der_of("profile.pem"), key_objects()));
}

TEST(CardCryptography, ACertificateIsReadFieldByField) {
  const OpensslCardCryptography judge;
  const auto facts = judge.read_certificate(der_of("profile.pem"));
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->subject, "CN=profile,O=JPKI-TEST,C=JP");
  EXPECT_EQ(facts->issuer, facts->subject);
  EXPECT_EQ(facts->key_bits, 2048);
  EXPECT_TRUE(facts->critical_key_usage);
  EXPECT_THAT(facts->key_usage, ElementsAre("digitalSignature", "nonRepudiation"));
  EXPECT_THAT(facts->extended_key_usage, ElementsAre("clientAuth"));
  EXPECT_THAT(facts->policies, ElementsAre("1.2.392.200149.8.5.1.0.20"));
  EXPECT_THAT(facts->other_names, ElementsAre("1.2.392.200149.8.5.5.1", "1.2.392.200149.8.5.5.4"));
  EXPECT_THAT(facts->ocsp, ElementsAre("http://ocsp.example/"));
  EXPECT_TRUE(facts->has_crl_distribution_point);
}

TEST(CardCryptography, AbsentExtensionsAreEmpty) {
  const auto facts = OpensslCardCryptography().read_certificate(der_of("leaf.pem"));
  ASSERT_TRUE(facts);
  EXPECT_THAT(facts->other_names, testing::IsEmpty());
  EXPECT_THAT(facts->ocsp, testing::IsEmpty());
  // 2029-02-17T14:59:59Z, as the command was told.
  EXPECT_EQ(facts->not_after.time_since_epoch().count(), 1866034799);
}

}  // namespace
}  // namespace madoguchi::adapters::crypto
