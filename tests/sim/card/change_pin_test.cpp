// SPDX-License-Identifier: Apache-2.0
// CHANGE KEY and what a new PIN may look like. That the common-card and resident-register
// applications take 80 32, and the others 00 24, is published; 6985 and 6A80 are ours.
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

class ChangePinTest : public CardTest, public testing::WithParamInterface<const char*> {
 protected:
  void SetUp() override { ASSERT_EQ(send(std::string("00A4040C0A") + GetParam()), "9000"); }
};

TEST_P(ChangePinTest, change_key_after_verify) {
  ASSERT_EQ(send("00A4020C02001C"), "9000");
  EXPECT_EQ(send("803200800435363738"), "6982");
  ASSERT_EQ(send("002000800431323334"), "9000");
  EXPECT_EQ(send("803200800435363738"), "9000");
  EXPECT_EQ(send("002000800431323334"), "63C2");
  EXPECT_EQ(send("0020009C0435363738"), "9000");
  EXPECT_EQ(send("8032009C0431323334"), "9000");
}

TEST_P(ChangePinTest, change_key_refuses_other_values_and_parameters) {
  ASSERT_EQ(send("0020009C0431323334"), "9000");
  EXPECT_EQ(send("8032009C03313233"), "6700");
  EXPECT_EQ(send("8032009C053132333435"), "6700");
  EXPECT_EQ(send("8032009C"), "6700");
  EXPECT_EQ(send("8032009C0441424344"), "6A80");
  EXPECT_EQ(send("8032019C0435363738"), "6A86");
  EXPECT_EQ(send("803200800435363738"), "6986");
  EXPECT_EQ(send("803200820435363738"), "6981");
  EXPECT_EQ(send("0024019C0435363738"), "6985");
  EXPECT_EQ(send("0020009C0431323334"), "9000");  // unchanged
}

TEST_P(ChangePinTest, a_locked_pin_cannot_be_changed) {
  for (const char* answer : {"63C2", "63C1", "63C0", "6984"}) {
    EXPECT_EQ(send("0020009C0430303030"), answer);
  }
  EXPECT_EQ(send("8032009C0435363738"), "6984");
  EXPECT_EQ(send("0020009C"), "63C0");
}

INSTANTIATE_TEST_SUITE_P(applications, ChangePinTest,
                         testing::Values("D3921000310001010100", "D3921000310001010401"),
                         [](const auto& given) {
                           return given.index == 0 ? "common_card" : "resident_register";
                         });

TEST_F(CardTest, change_reference_data_checks_the_characters) {
  select_jpki();
  ASSERT_EQ(send("002000980431323334"), "9000");
  EXPECT_EQ(send("002401980431323341"), "6A80");
  EXPECT_EQ(send("803200980435363738"), "6985");
  ASSERT_EQ(send("0020009B06414243313233"), "9000");
  EXPECT_EQ(send("0024019B06616263313233"), "6A80");  // lower case
  EXPECT_EQ(send("0024019B054142433132"), "6700");
  EXPECT_EQ(send("0024019B10" + ascii("ABCDEFGHIJ012345")), "9000");
  EXPECT_EQ(send("0020009B10" + ascii("ABCDEFGHIJ012345")), "9000");
}

TEST_F(CardTest, verification_numbers_cannot_be_changed) {
  select_card_face();
  ASSERT_EQ(send("002000920E3535303231373230333532323835"), "9000");
  EXPECT_EQ(send("002401920E3535303231373230333532323836"), "6985");
  EXPECT_EQ(send("803200920E3535303231373230333532323836"), "6985");
}

}  // namespace
}  // namespace madoguchi::sim::card
