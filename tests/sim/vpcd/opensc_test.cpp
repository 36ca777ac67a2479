// SPDX-License-Identifier: Apache-2.0
// What OpenSC 0.23 reads from the card: a client that we did not write. The figures are those that
// its JPKI driver builds in (objects, identifiers, lengths of PINs).
#include "opensc_fixture.hpp"

namespace madoguchi::sim::vpcd {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST_F(OpenScTest, recognises_the_card_and_lists_what_is_on_it) {
  insert({});
  EXPECT_THAT(run_command("opensc-tool --name").said, HasSubstr("jpki"));
  EXPECT_THAT(run_command("opensc-tool --list-readers").said,
              AllOf(HasSubstr("Yes"), HasSubstr("Madoguchi 1 00 00")));
  const Finished dump = run_command("pkcs15-tool --dump");
  EXPECT_EQ(dump.code, 0) << dump.said;
  EXPECT_EQ(count(dump.said, "X.509 Certificate ["), 4) << dump.said;
  EXPECT_EQ(count(dump.said, "Private RSA Key ["), 2);
  EXPECT_EQ(count(dump.said, "PIN ["), 2);
}

TEST_F(OpenScTest, lists_each_kind_of_object) {
  insert({});
  EXPECT_EQ(count(run_command("pkcs15-tool --list-certificates").said, "X.509 Certificate ["), 4);
  EXPECT_EQ(count(run_command("pkcs15-tool --list-keys").said, "Private RSA Key ["), 2);
  EXPECT_EQ(count(run_command("pkcs15-tool --list-public-keys").said, "Public RSA Key ["), 2);
  EXPECT_THAT(run_command("pkcs15-tool --list-pins").said,
              AllOf(HasSubstr("min_len:4, max_len:4"), HasSubstr("min_len:6, max_len:16"),
                    HasSubstr("Tries left     : 3"), HasSubstr("Tries left     : 5")));
}

TEST_F(OpenScTest, shows_two_tokens_and_their_objects) {
  insert({});
  EXPECT_THAT(
      run_command("pkcs11-tool --list-slots").said,
      AllOf(HasSubstr("JPKI (User Authentication PIN)"), HasSubstr("JPKI (Digital Signature PIN)"),
            HasSubstr("pin min/max        : 4/4"), HasSubstr("pin min/max        : 6/16")));
  const Finished open = run_command("pkcs11-tool --list-objects");
  EXPECT_EQ(open.code, 0) << open.said;
  EXPECT_EQ(count(open.said, "Certificate Object"), 3) << "that of the signature is not readable";
  EXPECT_EQ(count(open.said, "Private Key Object"), 0) << "not before login";
  const Finished known = run_command("pkcs11-tool --login --pin 1234 --list-objects");
  EXPECT_EQ(known.code, 0) << known.said;
  EXPECT_EQ(count(known.said, "Private Key Object"), 1);
}

TEST_F(OpenScTest, reads_the_authentication_certificate_that_was_issued) {
  insert({});
  EXPECT_EQ(certificate_by("pkcs15-tool --read-certificate 01"),
            core::to_hex(certificates_.authentication));
}

TEST_F(OpenScTest, reads_the_signature_certificate_only_with_the_password) {
  insert({});
  const Finished without = run_command("pkcs15-tool --read-certificate 02");
  EXPECT_NE(without.code, 0);
  EXPECT_THAT(without.said, AllOf(HasSubstr("Certificate read failed"), Not(HasSubstr("BEGIN"))));
  EXPECT_EQ(certificate_by("pkcs15-tool --verify-pin --auth-id 02 --pin ABC123 "
                           "--read-certificate 02"),
            core::to_hex(certificates_.signature.value()));
}

TEST_F(OpenScTest, gives_certificates_to_programs_of_pkcs11) {
  insert({});
  const Finished read = run_command("pkcs11-tool --read-object --type cert --id 01 --output-file " +
                                    file("cert.der"));
  ASSERT_EQ(read.code, 0) << read.said;
  std::ifstream der(file("cert.der"), std::ios::binary);
  EXPECT_EQ(core::to_hex(core::Bytes{std::istreambuf_iterator<char>(der), {}}),
            core::to_hex(certificates_.authentication));
}

TEST_F(OpenScTest, a_card_without_pins_can_be_read_but_not_logged_into) {
  insert(pinless());
  EXPECT_THAT(run_command("opensc-tool --name").said, HasSubstr("jpki"));
  EXPECT_EQ(certificate_by("pkcs15-tool --read-certificate 01"),
            core::to_hex(certificates_.authentication));
  EXPECT_EQ(count(run_command("pkcs15-tool --list-pins").said, "Tries left     : 0"), 2);
  const Finished login = run_command("pkcs11-tool --login --pin 1234 --list-objects");
  EXPECT_NE(login.code, 0) << login.said;
  EXPECT_NE(
      run_command("pkcs15-tool --verify-pin --auth-id 02 --pin ABC123 --read-certificate 02").code,
      0);
}

}  // namespace
}  // namespace madoguchi::sim::vpcd
