// SPDX-License-Identifier: Apache-2.0
// The PIN-less card. That it has no signature certificate is published; its status words are not:
// those expected here are the documented assumptions, chosen so that existing clients accept the
// card.
#include "iso7816/ber_tlv.hpp"
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

class PinlessTest : public CardTest {
 protected:
  PinlessTest() : CardTest({.kind = checkin::CardKind::pinless}) {}
};

TEST_F(PinlessTest, has_no_signature_certificate_and_no_signature_key) {
  select_jpki();
  EXPECT_EQ(send("00A4020C020001"), "6A82");
  EXPECT_EQ(send("00A4020C02001A"), "6A82");
  EXPECT_EQ(send("00B0880003"), "008F009000");
  EXPECT_FALSE(personalised({.kind = checkin::CardKind::pinless}).certificates.signature);
}

TEST_F(PinlessTest, has_locked_pins) {
  select_jpki();
  for (const char* pin : {"0018", "001B"}) {
    ASSERT_EQ(send(std::string("00A4020C02") + pin), "9000");
    EXPECT_EQ(send("00200080"), "63C0") << pin;
    EXPECT_EQ(send("002000800431323334"), "6984") << pin;
  }
  select_input_support();
  EXPECT_EQ(send("00200091"), "63C0");
}

TEST_F(PinlessTest, hands_out_the_authentication_certificate) {
  select_jpki();
  EXPECT_EQ(iso7816::parse_tlv(data("00B08A00000000"))->tag, 0x30U);
}

TEST_F(PinlessTest, opens_the_photograph_with_verification_number_b) {
  select_card_face();
  ASSERT_EQ(send("002000920E3535303231373230333532323835"), "9000");
  const core::Bytes file = data("00B08200000000");
  EXPECT_EQ(iso7816::parse_tlv(file)->child(0xDF27)->value.size(), 5000U);
}

TEST_F(CardTest, an_ordinary_card_tells_both_certificates) {
  select_jpki();
  EXPECT_EQ(send("00B0880003"), "8F8F009000");
}

}  // namespace
}  // namespace madoguchi::sim::card
