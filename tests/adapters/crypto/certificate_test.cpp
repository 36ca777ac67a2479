// SPDX-License-Identifier: Apache-2.0
// Expected values: what the openssl command was told to put into the files of tests/data/crypto.
#include "adapters/crypto/certificate.hpp"

#include "core/hex.hpp"
#include "tests/adapters/crypto/vectors.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace madoguchi::adapters::crypto {
namespace {

using namespace std::chrono;

Certificate certificate(const std::string& name) {
  return Certificate::from_pem(vector_text(name)).value();
}

RevocationList list(const std::string& name) {
  return RevocationList::from_der(vector_bytes(name)).value();
}

constexpr sys_seconds in_time = sys_days{year{2025} / 6 / 1};

ChainStatus check(const Certificate& leaf, const std::string& root,
                  const std::vector<RevocationList>& lists = {}, sys_seconds at = in_time) {
  const std::vector<Certificate> roots{certificate(root)};
  return verify_chain(leaf, {}, roots, lists, at)->status;
}

TEST(Certificate, tells_what_is_in_it) {
  const Certificate leaf = certificate("leaf.pem");
  EXPECT_EQ(leaf.subject_common_name(), "試験 leaf");
  EXPECT_EQ(leaf.subject(), "CN=試験 leaf,O=madoguchi test,C=JP");
  EXPECT_EQ(leaf.issuer(), "CN=Test root,O=madoguchi test,C=JP");
  EXPECT_EQ(core::to_hex(leaf.serial()), "1234ABCD");
  EXPECT_EQ(leaf.not_before(), sys_days{2024y / 1 / 1});
  EXPECT_EQ(leaf.not_after(), sys_days{2029y / 2 / 17} + 14h + 59min + 59s);
  EXPECT_EQ(leaf.public_key().value(),
            PrivateKey::from_pem(vector_text("leaf-key.pem"))->public_key());
  EXPECT_EQ(leaf.fingerprint().size(), 32U);
}

TEST(Certificate, survives_der_and_pem_and_filling_behind_it) {
  const Certificate leaf = certificate("leaf.pem");
  core::Bytes file = leaf.der();
  file.resize(2048, 0xFF);
  EXPECT_EQ(Certificate::from_der(file)->der(), leaf.der());
  EXPECT_EQ(Certificate::from_pem(leaf.pem())->der(), leaf.der());
}

TEST(Certificate, that_cannot_be_read_is_an_error) {
  core::Bytes der = certificate("leaf.pem").der();
  der.resize(200);
  EXPECT_EQ(Certificate::from_der(der).error().code, core::Errc::crypto_failure);
  EXPECT_EQ(Certificate::from_pem("").error().code, core::Errc::crypto_failure);
  EXPECT_EQ(RevocationList::from_der(der).error().code, core::Errc::crypto_failure);
}

TEST(VerifyChain, of_a_good_certificate_is_ok) {
  EXPECT_EQ(check(certificate("leaf.pem"), "root.pem"), ChainStatus::ok);
}

TEST(VerifyChain, names_an_issuer_that_is_not_trusted) {
  EXPECT_EQ(check(certificate("leaf.pem"), "other-root.pem"), ChainStatus::unknown_issuer);
  EXPECT_EQ(check(certificate("other-root.pem"), "root.pem"), ChainStatus::unknown_issuer);
}

TEST(VerifyChain, looks_at_the_moment_to_the_second) {
  const Certificate leaf = certificate("leaf.pem");
  const sys_seconds first = sys_days{2024y / 1 / 1};
  const sys_seconds last = leaf.not_after();
  EXPECT_EQ(check(leaf, "root.pem", {}, first - 1s), ChainStatus::not_yet_valid);
  EXPECT_EQ(check(leaf, "root.pem", {}, first), ChainStatus::ok);
  EXPECT_EQ(check(leaf, "root.pem", {}, last - 1s), ChainStatus::ok);
  EXPECT_EQ(check(leaf, "root.pem", {}, last + 1s), ChainStatus::expired);
}

TEST(VerifyChain, asks_the_revocation_list) {
  const Certificate leaf = certificate("leaf.pem");
  EXPECT_EQ(check(leaf, "root.pem", {list("nobody-revoked.crl")}), ChainStatus::ok);
  EXPECT_EQ(check(leaf, "root.pem", {list("leaf-revoked.crl")}), ChainStatus::revoked);
  EXPECT_TRUE(list("leaf-revoked.crl").contains(leaf.serial()));
  EXPECT_FALSE(list("nobody-revoked.crl").contains(leaf.serial()));
  EXPECT_EQ(list("nobody-revoked.crl").issuer(), "CN=Test root,O=madoguchi test,C=JP");
}

TEST(VerifyChain, without_a_usable_list_does_not_know) {
  EXPECT_EQ(check(certificate("other-root.pem"), "other-root.pem", {list("nobody-revoked.crl")}),
            ChainStatus::revocation_unknown);
}

TEST(VerifyChain, sees_a_signature_that_was_changed) {
  core::Bytes der = certificate("leaf.pem").der();
  der.back() ^= 1U;
  EXPECT_EQ(check(Certificate::from_der(der).value(), "root.pem"), ChainStatus::bad_signature);
}

TEST(VerifyChain, says_why) {
  const std::vector<Certificate> roots{certificate("other-root.pem")};
  const auto verdict = verify_chain(certificate("leaf.pem"), {}, roots, {}, in_time);
  ASSERT_TRUE(verdict);
  EXPECT_FALSE(verdict->ok());
  EXPECT_FALSE(verdict->detail.empty());
}

}  // namespace
}  // namespace madoguchi::adapters::crypto
