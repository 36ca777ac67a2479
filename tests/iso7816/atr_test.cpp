// SPDX-License-Identifier: Apache-2.0
// Expected values: answers to reset that published clients list for My Number cards.
#include "iso7816/atr.hpp"

#include "core/hex.hpp"

#include <gtest/gtest.h>

namespace madoguchi::iso7816 {
namespace {

core::Bytes hex(std::string_view text) { return core::from_hex(text).value(); }

TEST(Atr, of_the_contact_card_has_no_historical_bytes_and_speaks_t1) {
  EXPECT_EQ(Atr::my_number_contact().bytes(), hex("3BE000FF8131FE4514"));
  EXPECT_TRUE(Atr::my_number_contact().historical_bytes().empty());
  EXPECT_EQ(Atr::my_number_contact().protocols(), (std::vector<int>{1}));
}

TEST(Atr, of_a_type_b_card_is_made_of_the_atqb) {
  EXPECT_EQ(Atr::my_number_contactless().bytes(), hex("3B888001000041E0B381A1003B"));
  EXPECT_EQ(Atr::my_number_contactless().historical_bytes().size(), 8U);
  EXPECT_EQ(Atr::contactless_type_b({0x00, 0x4B, 0x51, 0xFF}, {0xB3, 0x81, 0xD1}).bytes(),
            hex("3B888001004B51FFB381D1000F"));
}

TEST(Atr, all_published_ones_are_well_formed) {
  for (const char* text :
       {"3BDA13FF8131FB468012392F31C173C601C03B", "3BC5FF8131FB458073C6010000",
        "3BF59100FF918171FE400042000100D1D6", "3BF59100FF918171FE4000420001B3A115",
        "3B888001000005E0B381A1007F", "3B888001004B51FF0081D100BC"}) {
    EXPECT_TRUE(Atr::parse(hex(text))) << text;
  }
}

TEST(Atr, wrong_check_byte_or_length_is_refused) {
  EXPECT_FALSE(Atr::parse(hex("3BE000FF8131FE4515")));
  EXPECT_FALSE(Atr::parse(hex("3BE000FF8131FE45")));
  EXPECT_FALSE(Atr::parse(hex("3BE000FF8131FE451400")));
  EXPECT_FALSE(Atr::parse(hex("00")));
  EXPECT_FALSE(Atr::parse({}));
  EXPECT_FALSE(Atr::parse(hex("3BFF")));
}

}  // namespace
}  // namespace madoguchi::iso7816
