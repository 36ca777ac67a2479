// SPDX-License-Identifier: Apache-2.0
// Authentication of an institution. Lengths and the answers 6A86 and 6700 are published; that a
// signature over the challenge opens the key is our model (assumptions() says so).
#include "adapters/crypto/certificate.hpp"
#include "iso7816/command_apdu.hpp"
#include "sim/pki/institution_identity.hpp"
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

using iso7816::CommandApdu;

class InstitutionTest : public CardTest {
 protected:
  explicit InstitutionTest(const CardProfile& profile = {}) : CardTest(profile) {}
  void SetUp() override {
    select_jpki();
    ASSERT_EQ(send("00A4020C020016"), "9000");
  }
  std::string answer(const CommandApdu& command) {
    return core::to_hex(card.process(command.encode()));
  }
  static pki::InstitutionIdentity institution() {
    return pki::InstitutionIdentity(hierarchy().institution("1310000001").value());
  }
  std::string present(const ports::InstitutionKey& key) {
    const std::string first = answer(CommandApdu::present_certificate_body(key.certificate_body()));
    if (first != "9000") return first;
    return answer(CommandApdu::present_certificate_signature(key.certificate_signature()));
  }
  core::Bytes challenge() { return data("0084000010"); }
};

TEST_F(InstitutionTest, opens_the_authentication_key_without_a_pin) {
  const auto key = institution();
  EXPECT_EQ(send("802A009702AABB00"), "6982");
  EXPECT_EQ(present(key), "9000");
  EXPECT_EQ(send("802A009702AABB00"), "6982");  // a certificate alone proves nothing
  const core::Bytes signature = key.sign(challenge()).value();
  EXPECT_EQ(answer(CommandApdu::external_authenticate(0, signature)), "9000");
  EXPECT_EQ(status("802A009702AABB00"), "9000");
}

TEST_F(InstitutionTest, does_not_open_the_signature_key_or_its_certificate) {
  const auto key = institution();
  ASSERT_EQ(present(key), "9000");
  const core::Bytes signature = key.sign(challenge()).value();
  ASSERT_EQ(answer(CommandApdu::external_authenticate(0, signature)), "9000");
  EXPECT_EQ(send("802A009A02AABB00"), "6982");
  EXPECT_EQ(send("00B0810004"), "6982");
}

TEST_F(InstitutionTest, a_challenge_is_good_for_one_try) {
  const auto key = institution();
  ASSERT_EQ(present(key), "9000");
  const core::Bytes old_challenge = challenge();
  const core::Bytes old_signature = key.sign(old_challenge).value();
  challenge();
  EXPECT_EQ(answer(CommandApdu::external_authenticate(0, old_signature)), "6300");
  EXPECT_EQ(answer(CommandApdu::external_authenticate(0, old_signature)), "6985");
  EXPECT_EQ(send("802A009702AABB00"), "6982");
}

TEST_F(InstitutionTest, is_refused_without_a_certificate_of_the_root) {
  const auto key = institution();
  EXPECT_EQ(answer(CommandApdu::external_authenticate(0, key.sign(challenge()).value())), "6985");
  // A certificate that signs itself.
  const auto own = hierarchy().keys().key("institution/1310000001").value();
  const auto forged = pki::CvCertificate::issue(own.public_key(), own).value();
  EXPECT_EQ(present(pki::InstitutionIdentity({own, forged})), "6A80");
  EXPECT_EQ(answer(CommandApdu::external_authenticate(0, key.sign(challenge()).value())), "6985");
}

TEST_F(InstitutionTest, lengths_are_those_published) {
  const auto key = institution();
  const core::Bytes body = CommandApdu::present_certificate_body(key.certificate_body()).encode();
  EXPECT_EQ(core::to_hex(core::ByteView(body).first(17)), "80A206C10001337F2182012E5F4E820129");
  const core::Bytes signature = key.certificate_signature();
  EXPECT_EQ(core::to_hex(core::ByteView(signature).first(5)), "5F37820100");
  EXPECT_EQ(hierarchy().card_issuer_certificate().whole().size(), 568U);
}

TEST_F(InstitutionTest, garbage_is_refused) {
  EXPECT_EQ(send("80A206C102AABB"), "6A80");
  EXPECT_EQ(send("80A200C102AABB"), "6985");  // no body yet
  const auto key = institution();
  ASSERT_EQ(answer(CommandApdu::present_certificate_body(key.certificate_body())), "9000");
  EXPECT_EQ(send("80A200C102AABB"), "6700");
  EXPECT_EQ(send("80A207C102AABB"), "6A86");
  EXPECT_EQ(send("80A206C002AABB"), "6A86");
  ASSERT_EQ(send("00A4020C02000A"), "9000");
  EXPECT_EQ(present(key), "6981");
}

class PinlessInstitutionTest : public InstitutionTest {
 protected:
  PinlessInstitutionTest() : InstitutionTest({.kind = checkin::CardKind::pinless}) {}
};

TEST_F(PinlessInstitutionTest, works_with_a_pinless_card) {
  const auto key = institution();
  ASSERT_EQ(present(key), "9000");
  const core::Bytes signature = key.sign(challenge()).value();
  ASSERT_EQ(answer(CommandApdu::external_authenticate(0, signature)), "9000");
  const core::Bytes message = core::to_bytes("challenge of the service");
  CommandApdu sign = CommandApdu::compute_digital_signature(3, 0x97, message);
  core::Bytes signed_message = card.process(sign.encode());
  signed_message.resize(256);
  const auto certificate = adapters::crypto::Certificate::from_der(data("00B08A00000000"));
  EXPECT_TRUE(certificate->public_key()->verify_pkcs1_sha256(message, signed_message));
}

}  // namespace
}  // namespace madoguchi::sim::card
