// SPDX-License-Identifier: Apache-2.0
// Layout of the files. Expected bytes and sizes: published readings of test and production cards.
#include "iso7816/ber_tlv.hpp"
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

TEST_F(CardTest, token_information_is_160_bytes_with_the_published_label) {
  select_jpki();
  const core::Bytes file = data("00B0860000");
  ASSERT_EQ(file.size(), 160U);
  EXPECT_EQ(core::as_text(core::ByteView(file).first(32)), "JPKIAPICCTOKEN2                 ");
  EXPECT_EQ(core::to_hex(core::ByteView(file).subspan(96, 4)), "0000040D");
  EXPECT_EQ(core::as_text(core::ByteView(file).last(20)), "03019999999999999999");
}

TEST_F(CardTest, number_is_12_digits_in_a_file_of_17_bytes) {
  select_input_support();
  ASSERT_EQ(send("002000910431323334"), "9000");
  EXPECT_EQ(send("00B0810000"), "FF100C" + ascii("123456789018") + "FFFF9000");
}

TEST_F(CardTest, files_of_input_support_have_the_physical_sizes_that_clients_rely_on) {
  select_input_support();
  ASSERT_EQ(send("002000910431323334"), "9000");
  EXPECT_EQ(data("00B08300000000").size(), 336U);
  EXPECT_EQ(data("00B08400000000").size(), 568U);
  EXPECT_GE(data("00B08500000000").size(), 256U);
}

TEST_F(CardTest, basic_items_are_found_by_tag_and_by_offset) {
  select_input_support();
  ASSERT_EQ(send("002000910431323334"), "9000");
  const core::Bytes file = data("00B08200000000");
  const auto all = iso7816::parse_tlv(file);
  ASSERT_TRUE(all);
  EXPECT_EQ(core::as_text(all->child(0xDF22)->value), "試験　花子");
  EXPECT_EQ(core::as_text(all->child(0xDF23)->value), "東京都千代田区試験町1-2-3");
  EXPECT_EQ(core::as_text(all->child(0xDF24)->value), "19800217");
  EXPECT_EQ(core::as_text(all->child(0xDF25)->value), "2");
  const core::ByteView table = all->child(0xDF21)->value;
  ASSERT_EQ(table.size(), 8U);
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t offset = table[2 * i] * 256U + table[2 * i + 1];
    EXPECT_EQ(file[offset], 0xDF);
    EXPECT_EQ(file[offset + 1], 0x22 + i);
  }
}

TEST_F(CardTest, card_face_has_nine_objects_behind_their_offsets) {
  select_card_face();
  ASSERT_EQ(send("002000920E3535303231373230333532323835"), "9000");
  const core::Bytes file = data("00B08200000000");
  const auto face = iso7816::parse_tlv(file);
  ASSERT_TRUE(face);
  EXPECT_EQ(face->tag, 0xFF20U);
  const core::ByteView table = face->child(0xDF21)->value;
  ASSERT_EQ(table.size(), 18U);
  for (std::size_t i = 0; i < 9; ++i) {
    const std::size_t offset = table[2 * i] * 256U + table[2 * i + 1];
    EXPECT_EQ(iso7816::parse_tlv(core::ByteView(file).subspan(offset))->tag, 0xDF22U + i);
  }
  EXPECT_EQ(core::as_text(face->child(0xDF22)->value), "19800217");
  EXPECT_EQ(core::as_text(face->child(0xDF23)->value), "2");
  EXPECT_EQ(core::as_text(face->child(0xDF29)->value), "20350217");
  EXPECT_EQ(face->child(0xDF27)->value.size(), 5000U);
}

TEST_F(CardTest, offsets_published_for_a_short_text_file_come_out) {
  // Name of 15 bytes, address of 54, as in the published reading: offsets 000E, 0020, 0059, 0064.
  CardHolder holder = example_holder();
  holder.person.name = std::string(15, 'n');
  holder.person.address = std::string(54, 'a');
  VirtualCard other(personalise(holder, {}, hierarchy(), example_pictures())->image);
  other.power_on();
  other.process(hex("00A4040C0AD3921000310001010408"));
  other.process(hex("002000910431323334"));
  const core::Bytes file = other.process(hex("00B082000E"));
  EXPECT_EQ(core::to_hex(core::ByteView(file).first(14)), "FF2065DF2108000E002000590064");
}

TEST_F(CardTest, key_information_of_the_card_face_is_free) {
  select_card_face();
  const core::Bytes file = data("00B08300000000");
  const auto information = iso7816::parse_tlv(file);
  EXPECT_EQ(information->tag, 0xFF30U);
  EXPECT_EQ(core::to_hex(information->child(0xDF31)->value), "06030E01");
  EXPECT_EQ(core::as_text(information->child(0xDF34)->value), "13101");
}

}  // namespace
}  // namespace madoguchi::sim::card
