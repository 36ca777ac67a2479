// SPDX-License-Identifier: Apache-2.0
// TLS identities, checked by OpenSSL through adapters/crypto.
#include "sim/pki/tls_identity.hpp"

#include "adapters/crypto/certificate.hpp"
#include "tests/sim/pki/hierarchy_fixture.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace madoguchi::sim::pki {
namespace {

using adapters::crypto::Certificate;
using adapters::crypto::ChainStatus;
using adapters::crypto::PrivateKey;

void expect_usable(const TlsIdentity& identity) {
  const auto certificate = Certificate::from_pem(identity.certificate_pem).value();
  const std::vector<Certificate> roots{Certificate::from_pem(identity.trusted_pem).value()};
  const auto at = std::chrono::sys_days{std::chrono::year{2024} / 2 / 1};
  EXPECT_EQ(adapters::crypto::verify_chain(certificate, {}, roots, {}, at)->status,
            ChainStatus::ok);
  const auto key = PrivateKey::from_pem(identity.key_pem.reveal());
  ASSERT_TRUE(key);
  EXPECT_EQ(key->public_key(), certificate.public_key().value());
}

TEST(TlsServer, is_for_this_machine_only) {
  const auto keys = kept_keys();
  const auto identity = tls_server(*keys, years_2020_to_2040());
  ASSERT_TRUE(identity);
  expect_usable(*identity);
  const core::Bytes bytes = Certificate::from_pem(identity->certificate_pem)->der();
  const std::string der(core::as_text(bytes));
  EXPECT_NE(der.find("localhost"), std::string::npos);
  EXPECT_NE(der.find(std::string("\x87\x04\x7F\x00\x00\x01", 6)), std::string::npos);
}

TEST(TlsClient, names_the_institution) {
  const auto keys = kept_keys();
  const auto identity = tls_client(*keys, "1310000001", years_2020_to_2040());
  ASSERT_TRUE(identity);
  expect_usable(*identity);
  EXPECT_EQ(Certificate::from_pem(identity->certificate_pem)->subject_common_name(), "1310000001");
}

}  // namespace
}  // namespace madoguchi::sim::pki
