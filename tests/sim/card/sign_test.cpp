// SPDX-License-Identifier: Apache-2.0
// Signatures are checked by the public key of the certificate that the card itself hands out.
#include "adapters/crypto/certificate.hpp"
#include "adapters/crypto/digest.hpp"
#include "iso7816/ber_tlv.hpp"
#include "sim/pki/cv_certificate.hpp"
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

using adapters::crypto::Certificate;
using adapters::crypto::digest_info_sha256;
using adapters::crypto::PublicKey;
using adapters::crypto::sha256;

class SignTest : public CardTest {
 protected:
  void SetUp() override { select_jpki(); }

  PublicKey key_of(std::string_view read_certificate) {
    return Certificate::from_der(data(read_certificate)).value().public_key().value();
  }
  static std::string sign_command(std::string_view header, const core::Bytes& payload) {
    return std::string(header) +
           core::to_hex(core::Bytes{static_cast<std::uint8_t>(payload.size())}) +
           core::to_hex(payload) + "00";
  }
  const core::Bytes message = core::to_bytes("message");
};

TEST_F(SignTest, with_the_authentication_key_after_its_pin) {
  const PublicKey key = key_of("00B08A00000000");
  ASSERT_EQ(send("00A4020C020018"), "9000");
  ASSERT_EQ(send("002000800431323334"), "9000");
  ASSERT_EQ(send("00A4020C020017"), "9000");
  const std::string command = sign_command("802A0080", digest_info_sha256(sha256(message)));
  const core::Bytes signature = data(command);
  EXPECT_EQ(signature.size(), 256U);
  EXPECT_TRUE(key.verify_pkcs1_sha256(message, signature));
  EXPECT_EQ(data(command), signature);  // again, without the PIN
}

TEST_F(SignTest, with_the_signature_key_after_its_password) {
  ASSERT_EQ(send("0020009B06414243313233"), "9000");
  const PublicKey key = key_of("00B08100000000");
  const core::Bytes signature = data(sign_command("802A009A", digest_info_sha256(sha256(message))));
  EXPECT_TRUE(key.verify_pkcs1_sha256(message, signature));
}

TEST_F(SignTest, only_after_the_right_pin) {
  EXPECT_EQ(send("802A009702AABB00"), "6982");
  ASSERT_EQ(send("0020009B06414243313233"), "9000");
  EXPECT_EQ(send("802A009702AABB00"), "6982");
  ASSERT_EQ(send("002000980431323334"), "9000");
  EXPECT_EQ(status("802A009702AABB00"), "9000");
}

TEST_F(SignTest, p1_says_who_hashes) {
  const PublicKey key = key_of("00B08A00000000");
  ASSERT_EQ(send("002000980431323334"), "9000");
  EXPECT_EQ(key.recover_pkcs1(data(sign_command("802A0097", message))).value(), message);
  EXPECT_EQ(key.recover_pkcs1(data(sign_command("802A0197", message))).value(), sha256(message));
  EXPECT_TRUE(key.verify_pkcs1_sha256(message, data(sign_command("802A0297", sha256(message)))));
  EXPECT_TRUE(key.verify_pkcs1_sha256(message, data(sign_command("802A0397", message))));
  EXPECT_EQ(status(sign_command("802A0297", message)), "6985");
  EXPECT_EQ(status(sign_command("802A0697", sha256(message))), "6A86");
}

// Verified by OpenSSL, which did not choose the padding here: it takes any salt.
TEST_F(SignTest, pss_over_a_digest_and_over_a_message) {
  const PublicKey key = key_of("00B08A00000000");
  ASSERT_EQ(send("002000980431323334"), "9000");
  const core::Bytes over_digest = data(sign_command("802A0497", sha256(message)));
  const core::Bytes over_message = data(sign_command("802A0597", message));
  EXPECT_TRUE(key.verify_pss_sha256(message, over_digest));
  EXPECT_TRUE(key.verify_pss_sha256(message, over_message));
  EXPECT_NE(over_digest, over_message);  // the salt is random
  EXPECT_FALSE(key.verify_pkcs1_sha256(message, over_digest));
  EXPECT_FALSE(key.verify_pss_sha256(sha256(message), over_digest));
  EXPECT_EQ(status(sign_command("802A0497", message)), "6985");
}

TEST_F(SignTest, pss_with_the_default_key_of_the_input_support_application) {
  select_input_support();
  EXPECT_EQ(data(sign_command("802A0500", message)).size(), 256U);
}

TEST_F(SignTest, answers_the_chosen_status_word_to_a_wrong_length) {
  CardProfile profile;
  profile.behaviour.wrong_signing_length = iso7816::status::wrong_length;
  VirtualCard other(personalised(profile).image);
  other.power_on();
  other.process(hex("00A4040C0AD392F000260100000001"));
  other.process(hex("002000980431323334"));
  EXPECT_EQ(core::to_hex(other.process(hex(sign_command("802A0297", message)))), "6700");
}

TEST_F(SignTest, takes_1_to_245_bytes) {
  ASSERT_EQ(send("002000980431323334"), "9000");
  EXPECT_EQ(status(sign_command("802A0097", core::Bytes(245, 1))), "9000");
  EXPECT_EQ(status(sign_command("802A0097", core::Bytes(246, 1))), "6985");
  EXPECT_EQ(status("802A009700"), "6700");
  EXPECT_EQ(status("802A009702AABB"), "6700");
  EXPECT_EQ(status("802A009702AABB10"), "6700");
}

TEST_F(SignTest, needs_a_key_file) {
  EXPECT_EQ(send("802A008002AABB00"), "6986");
  EXPECT_EQ(send("802A008A02AABB00"), "6981");
  EXPECT_EQ(send("802A000002AABB00"), "6A88");  // JPKI has no default key
}

TEST_F(SignTest, card_key_signs_without_a_pin_and_its_public_half_is_on_the_card) {
  select_card_face();
  const core::Bytes signature = data("802A000002AABB00");
  ASSERT_EQ(send("002000920E3535303231373230333532323835"), "9000");
  const core::Bytes file = data("00B08200000000");
  const auto key = pki::read_public_key_objects(iso7816::parse_tlv(file)->child(0xDF24)->value);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->recover_pkcs1(signature).value(), hex("AABB"));
  select_input_support();
  EXPECT_EQ(data("802A000002AABB00"), signature);
}

TEST_F(SignTest, of_a_card_that_carries_another_persons_certificate_is_that_persons) {
  CardProfile profile;
  profile.certificate_of = pki::Holder{.number = 8, .name = "試験　太郎"};
  VirtualCard other(personalised(profile).image);
  other.power_on();
  other.process(hex("00A4040C0AD392F000260100000001"));
  core::Bytes der = other.process(hex("00B08A00000000"));
  const auto certificate = Certificate::from_der(der);
  ASSERT_TRUE(certificate);
  EXPECT_EQ(certificate->subject_common_name(), "0000000000000000080011A");
  other.process(hex("002000980431323334"));
  core::Bytes signature = other.process(hex(sign_command("802A0397", message)));
  signature.resize(256);
  EXPECT_TRUE(certificate->public_key()->verify_pkcs1_sha256(message, signature));
}

}  // namespace
}  // namespace madoguchi::sim::card
