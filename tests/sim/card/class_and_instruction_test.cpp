// SPDX-License-Identifier: Apache-2.0
// Expected status words: ISO/IEC 7816-4 table 6 and clause 5.4.1 (class byte).
#include "sim/card/command_table.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <set>

namespace madoguchi::sim::card {
namespace {

TEST_F(CardTest, unknown_instructions_are_6D00) {
  select_jpki();
  EXPECT_EQ(send("00CB3FFF035C017E08"), "6D00");
  EXPECT_EQ(send("00E00000"), "6D00");
}

TEST_F(CardTest, unknown_classes_are_6E00) {
  select_jpki();
  EXPECT_EQ(send("A0A40000"), "6E00");
  EXPECT_EQ(send("FFB0000004"), "6E00");
  EXPECT_EQ(send("10A4040C0AD392F000260100000001"), "6E00");
  EXPECT_EQ(send("80A4040C0AD392F000260100000001"), "6E00");
  EXPECT_EQ(send("002A008002AABB00"), "6E00");
}

TEST_F(CardTest, logical_channels_are_6881_and_secure_messaging_6882) {
  EXPECT_EQ(send("01A4040C0AD392F000260100000001"), "6881");
  EXPECT_EQ(send("03A4040C0AD392F000260100000001"), "6881");
  EXPECT_EQ(send("40A4040C0AD392F000260100000001"), "6881");
  EXPECT_EQ(send("04A4040C0AD392F000260100000001"), "6882");
  EXPECT_EQ(send("0CA4040C0AD392F000260100000001"), "6882");
}

TEST_F(CardTest, what_is_no_apdu_is_6700) {
  EXPECT_EQ(send(""), "6700");
  EXPECT_EQ(send("00A404"), "6700");
  EXPECT_EQ(send("00A4040C0AD392"), "6700");
}

TEST(CommandTable, has_one_row_an_instruction_in_order) {
  std::set<int> seen;
  int last = -1;
  for (const CommandRow& row : command_table()) {
    EXPECT_GT(row.ins, last) << row.name;
    last = row.ins;
    seen.insert(row.ins);
  }
  EXPECT_EQ(seen.size(), 13U);
}

TEST_F(CardTest, challenge_has_exactly_le_bytes) {
  EXPECT_EQ(data("0084000010").size(), 16U);
  EXPECT_EQ(data("0084000001").size(), 1U);
  EXPECT_EQ(data("0084000000").size(), 256U);
  EXPECT_NE(data("0084000010"), data("0084000010"));
  EXPECT_EQ(send("00840000"), "6700");
  EXPECT_EQ(send("0084000100"), "6A86");
  EXPECT_EQ(send("00840000000010"), "6985");
}

}  // namespace
}  // namespace madoguchi::sim::card
