// SPDX-License-Identifier: Apache-2.0
// INTERNAL AUTHENTICATE. Published: one key answers, PKCS#1 v1.5 with SHA-256, 1 to 255 bytes of
// challenge; keys behind a PIN say 6982, free signing keys 6985.
#include "sim/pki/test_hierarchy.hpp"
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

class InternalAuthenticateTest : public CardTest {
 protected:
  void select_common_card() { ASSERT_EQ(send("00A4040C0AD3921000310001010100"), "9000"); }
};

TEST_F(InternalAuthenticateTest, signs_the_challenge) {
  select_common_card();
  const core::Bytes signature = data("0088009904AABBCCDD00");
  const auto key = hierarchy().keys().key("card/internal authentication").value().public_key();
  EXPECT_TRUE(key.verify_pkcs1_sha256(hex("AABBCCDD"), signature));
  EXPECT_EQ(data("0088009904AABBCCDD00"), signature);
  ASSERT_EQ(send("00A4020C020019"), "9000");
  EXPECT_EQ(data("0088008004AABBCCDD00"), signature);
  EXPECT_EQ(data("00880099FF" + core::to_hex(core::Bytes(255, 1)) + "00").size(), 256U);
}

TEST_F(InternalAuthenticateTest, refuses_wrong_lengths_and_parameters) {
  select_common_card();
  EXPECT_EQ(send("0088009900"), "6700");
  EXPECT_EQ(send("0088009904AABBCCDD"), "6700");
  EXPECT_EQ(send("0088009904AABBCCDD10"), "6700");
  EXPECT_EQ(send("0088019904AABBCCDD00"), "6A86");
  EXPECT_EQ(send("0088000004AABBCCDD00"), "6A86");
  EXPECT_EQ(send("0088009D04AABBCCDD00"), "6A82");
  EXPECT_EQ(send("0088009C04AABBCCDD00"), "6981");
  EXPECT_EQ(send("8088009904AABBCCDD00"), "6E00");
  EXPECT_EQ(send("802A009904AABBCCDD00"), "6985");  // that key signs nothing else
}

TEST_F(InternalAuthenticateTest, other_keys_refuse) {
  EXPECT_EQ(send("0088009904AABBCCDD00"), "6986");
  select_jpki();
  EXPECT_EQ(send("0088009704AABBCCDD00"), "6982");
  ASSERT_EQ(send("002000980431323334"), "9000");
  EXPECT_EQ(send("0088009704AABBCCDD00"), "6982");
  EXPECT_EQ(send("0088009A04AABBCCDD00"), "6982");
  select_card_face();
  EXPECT_EQ(send("0088009A04AABBCCDD00"), "6985");
  select_input_support();
  EXPECT_EQ(send("0088009304AABBCCDD00"), "6985");
}

}  // namespace
}  // namespace madoguchi::sim::card
