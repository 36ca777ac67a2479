// SPDX-License-Identifier: Apache-2.0
// Certificates written by our own DER are read and checked by OpenSSL: its library through
// adapters/crypto, and its command for the text of the extensions. The profile is the published
// one.
#include "adapters/crypto/certificate.hpp"
#include "core/hex.hpp"
#include "tests/sim/pki/hierarchy_fixture.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <vector>

namespace madoguchi::sim::pki {
namespace {

using adapters::crypto::Certificate;
using adapters::crypto::ChainStatus;
using adapters::crypto::RevocationList;
using namespace std::chrono;

/// Output of the openssl command over some DER.
std::string openssl(const std::string& arguments, const core::Bytes& der) {
  const auto file = std::filesystem::temp_directory_path() /
                    (std::string("madoguchi-") +
                     testing::UnitTest::GetInstance()->current_test_info()->name() + ".der");
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(der.data()), static_cast<std::streamsize>(der.size()));
  const std::string command =
      "openssl " + arguments + " -inform der -in " + file.string() + " 2>&1";
  std::string output;
  if (std::FILE* pipe = ::popen(command.c_str(), "r")) {
    std::array<char, 4096> part{};
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), pipe)) {
      output.append(part.data(), size);
    }
    ::pclose(pipe);
  }
  std::filesystem::remove(file);
  return output;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

ChainStatus check(Branch branch, const core::Bytes& der,
                  const std::vector<core::Bytes>& revoked = {},
                  sys_seconds at = sys_days{year{2024} / 2 / 1}) {
  const TestHierarchy all = hierarchy();
  const std::vector<Certificate> roots{
      Certificate::from_der(all.authority_certificate(branch, Generation::of_2023)).value()};
  const Validity month{at - days{10}, at + days{20}};
  const std::vector<RevocationList> lists{
      RevocationList::from_der(
          all.revocation_list(branch, Generation::of_2023, revoked, month).value())
          .value()};
  return adapters::crypto::verify_chain(Certificate::from_der(der).value(), {}, roots, lists, at)
      ->status;
}

TEST(AuthenticationCertificate, is_valid_and_follows_the_profile) {
  const auto issued =
      hierarchy()
          .issue(Branch::user_authentication, Generation::of_2023, hanako(), valid_to_2028())
          .value();
  EXPECT_EQ(check(Branch::user_authentication, issued.certificate), ChainStatus::ok);
  const std::string text = openssl("x509 -noout -text", issued.certificate);
  for (const char* part :
       {"Version: 3", "sha256WithRSAEncryption", "Public-Key: (2048 bit)", "Exponent: 65537",
        "O = JPKI-TEST, OU = JPKI for user authentication (TEST)",
        "Subject: C = JP, CN = 0000000000000000070011A", "X509v3 Key Usage: critical\n",
        "Digital Signature\n", "TLS Web Client Authentication",
        "X509v3 Certificate Policies: critical", "Policy: 1.2.392.200149.8.5.1.0.30",
        "X509v3 Issuer Alternative Name", "OU = CRL Distribution Points",
        "OCSP - URI:http://ocspauth", "X509v3 Authority Key Identifier",
        "DirName:", "X509v3 Subject Key Identifier", "Feb 17 14:59:59 2028 GMT"}) {
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
  }
  EXPECT_FALSE(has(text, "Subject Alternative Name"));
  EXPECT_FALSE(has(text, "Non Repudiation"));
}

TEST(SignatureCertificate, is_valid_and_carries_the_four_items) {
  const auto issued =
      hierarchy()
          .issue(Branch::digital_signature, Generation::of_2023, hanako(), valid_to_2028())
          .value();
  EXPECT_EQ(check(Branch::digital_signature, issued.certificate), ChainStatus::ok);
  const std::string text = openssl("x509 -noout -text", issued.certificate);
  for (const char* part :
       {"JPKI for digital signature (TEST)", "L = Chiyoda-ku", "Digital Signature, Non Repudiation",
        "Policy: 1.2.392.200149.8.5.1.0.20", "OCSP - URI:http://ocspsign"}) {
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
  }
  EXPECT_FALSE(has(text, "Extended Key Usage"));
  EXPECT_TRUE(has(text, "Subject Alternative Name"));
  const std::string whole(core::as_text(issued.certificate));
  // Order of the items on cards: name, birth date with the era's digit, sex, address.
  const auto name = whole.find("試験　花子");
  const auto birth = whole.find("319800217");
  const auto address = whole.find("東京都千代田区試験町1-2-3");
  ASSERT_NE(name, std::string::npos);
  ASSERT_NE(birth, std::string::npos);
  ASSERT_NE(address, std::string::npos);
  EXPECT_LT(name, birth);
  EXPECT_LT(birth, address);
}

TEST(Certificates, are_the_same_bytes_for_the_same_seed_and_holder) {
  const auto one = hierarchy().issue(Branch::user_authentication, Generation::of_2023, hanako(),
                                     valid_to_2028());
  const auto two = hierarchy().issue(Branch::user_authentication, Generation::of_2023, hanako(),
                                     valid_to_2028());
  EXPECT_EQ(one->certificate, two->certificate);
  Holder other = hanako();
  other.edition = 2;
  const auto renewed =
      hierarchy().issue(Branch::user_authentication, Generation::of_2023, other, valid_to_2028());
  EXPECT_NE(renewed->serial, one->serial);
}

TEST(Certificates, of_the_other_branch_are_not_trusted) {
  const auto issued =
      hierarchy()
          .issue(Branch::user_authentication, Generation::of_2023, hanako(), valid_to_2028())
          .value();
  EXPECT_EQ(check(Branch::digital_signature, issued.certificate), ChainStatus::unknown_issuer);
}

TEST(RevocationLists, name_the_revoked_and_no_others) {
  const auto issued =
      hierarchy()
          .issue(Branch::user_authentication, Generation::of_2023, hanako(), valid_to_2028())
          .value();
  EXPECT_EQ(check(Branch::user_authentication, issued.certificate, {issued.serial}),
            ChainStatus::revoked);
  EXPECT_EQ(check(Branch::user_authentication, issued.certificate, {core::Bytes{1, 2, 3}}),
            ChainStatus::ok);
}

TEST(Certificates, expire_on_the_fifth_birthday) {
  const auto issued =
      hierarchy()
          .issue(Branch::user_authentication, Generation::of_2023, hanako(), valid_to_2028())
          .value();
  const sys_seconds end = sys_days{year{2028} / 2 / 17} + 14h + 59min + 59s;
  EXPECT_EQ(check(Branch::user_authentication, issued.certificate, {}, end - 1s), ChainStatus::ok);
  EXPECT_EQ(check(Branch::user_authentication, issued.certificate, {}, end + 1s),
            ChainStatus::expired);
}

TEST(Generations, have_one_name_and_keys_of_their_own) {
  const auto all = hierarchy();
  const auto old = Certificate::from_der(
                       all.authority_certificate(Branch::user_authentication, Generation::of_2015))
                       .value();
  const auto now = Certificate::from_der(
                       all.authority_certificate(Branch::user_authentication, Generation::of_2023))
                       .value();
  EXPECT_EQ(old.subject(), now.subject());
  EXPECT_NE(old.serial(), now.serial());
  EXPECT_NE(old.public_key()->to_der(), now.public_key()->to_der());
  const auto issued =
      all.issue(Branch::user_authentication, Generation::of_2015, hanako(), valid_to_2028())
          .value();
  EXPECT_NE(check(Branch::user_authentication, issued.certificate), ChainStatus::ok)
      << "trusted by the root of 2023";
  EXPECT_EQ(adapters::crypto::verify_chain(Certificate::from_der(issued.certificate).value(), {},
                                           std::vector{now, old}, {},
                                           sys_seconds{sys_days{year{2024} / 2 / 1}})
                ->status,
            ChainStatus::ok)
      << "not found among both roots";
}

TEST(Generations, follow_the_day_of_issue) {
  EXPECT_EQ(generation_on(year{2018} / 12 / 31), Generation::of_2015);
  EXPECT_EQ(generation_on(year{2019} / 1 / 1), Generation::of_2019);
  EXPECT_EQ(generation_on(year{2022} / 12 / 31), Generation::of_2019);
  EXPECT_EQ(generation_on(year{2023} / 1 / 1), Generation::of_2023);
}

TEST(Authorities, are_self_signed_and_may_sign_certificates_and_lists) {
  for (const Branch branch : {Branch::user_authentication, Branch::digital_signature}) {
    const std::string text = openssl(
        "x509 -noout -text", hierarchy().authority_certificate(branch, Generation::of_2023));
    for (const char* part : {"CA:TRUE", "Certificate Sign, CRL Sign", "O = JPKI-TEST"}) {
      EXPECT_TRUE(has(text, part)) << part << "\n" << text;
    }
  }
}

}  // namespace
}  // namespace madoguchi::sim::pki
