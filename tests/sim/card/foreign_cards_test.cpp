// SPDX-License-Identifier: Apache-2.0
// Cards that are no My Number card. Expected bytes: PC/SC part 3 (FeliCa), EMV Contactless Book B,
// ICAO Doc 9303-11, and the published commands of the driving licence.
#include "sim/card/foreign_cards.hpp"

#include "iso7816/ber_tlv.hpp"
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

class Foreign {
 public:
  explicit Foreign(std::string_view name) : card_(find_foreign_card(name)->make()) {
    card_.power_on();
  }
  std::string send(std::string_view command) { return core::to_hex(card_.process(hex(command))); }
  VirtualCard& card() { return card_; }

 private:
  VirtualCard card_;
};

TEST(ForeignCards, are_no_my_number_cards) {
  for (const ForeignCard& foreign : foreign_cards()) {
    Foreign card(foreign.name);
    EXPECT_EQ(card.card().image().model, foreign.name);
    EXPECT_FALSE(foreign.label.ja.empty());
    for (const char* aid : {"D392F000260100000001", "D3921000310001010402", "D3921000310001010408",
                            "D3921000310001010401", "D3921000310001010100"}) {
      const std::string answer = card.send(std::string("00A4040C0A") + aid);
      EXPECT_EQ(answer, foreign.name == "transit" ? "6A81" : "6A82") << foreign.name << " " << aid;
    }
    EXPECT_TRUE(iso7816::Atr::parse(card.card().atr())) << foreign.name;
  }
  EXPECT_EQ(find_foreign_card("my-number"), nullptr);
}

TEST(ForeignCards, transit_card_tells_its_identifier_and_nothing_else) {
  Foreign card("transit");
  EXPECT_EQ(card.send("FFCA000000"), "012E5445535400019000");
  EXPECT_EQ(card.send("00B0000004"), "6A81");
  EXPECT_EQ(card.send("00"), "6A81");
}

TEST(ForeignCards, driving_licence_opens_with_one_pin_or_both) {
  Foreign card("driving-licence");
  ASSERT_EQ(card.send("00A40000"), "9000");
  ASSERT_EQ(card.send("00A4020C022F01"), "9000");
  EXPECT_EQ(card.send("00B0000011"), "450B3030392023060120280701460200009000");
  EXPECT_EQ(card.send("00A4020C022F0A"), "9000");
  EXPECT_EQ(card.send("00B0000003"), "0501019000");
  ASSERT_EQ(card.send("00A4020C020001"), "9000");
  EXPECT_EQ(card.send("00200080"), "63C3");
  const std::string first = "00A4040C10A0000002310100000000000000000000";
  const std::string second = "00A4040C10A0000002310200000000000000000000";
  ASSERT_EQ(card.send(first), "9000");
  EXPECT_EQ(card.send("00B0810001"), "6982");
  ASSERT_EQ(card.send("00A40000023F00"), "9000");
  ASSERT_EQ(card.send("0020008104" + ascii("1234")), "9000");
  ASSERT_EQ(card.send(first), "9000");
  EXPECT_EQ(card.send("00B0810001"), "119000");
  EXPECT_EQ(card.send("00B0820001"), "6982");
  ASSERT_EQ(card.send(second), "9000");
  EXPECT_EQ(card.send("00B0810002"), "6982");
  ASSERT_EQ(card.send("00A40000"), "9000");
  EXPECT_EQ(card.send("0020008204" + ascii("0000")), "63C2");
  ASSERT_EQ(card.send("0020008204" + ascii("5678")), "9000");
  ASSERT_EQ(card.send(second), "9000");
  EXPECT_EQ(card.send("00B0810002"), "5F409000");
  card.card().power_off();
  card.card().power_on();
  ASSERT_EQ(card.send(second), "9000");
  EXPECT_EQ(card.send("00B0810002"), "6982");
  EXPECT_EQ(card.send("0084000008"), "6D00");
}

TEST(ForeignCards, credit_card_has_a_directory_with_its_application) {
  Foreign card("credit-card");
  const core::Bytes answer = card.card().process(hex("00A404000E325041592E5359532E444446303100"));
  ASSERT_GT(answer.size(), 2U);
  const auto fci = iso7816::parse_tlv(core::ByteView(answer).first(answer.size() - 2));
  EXPECT_EQ(core::as_text(fci->child(0x84)->value), "2PAY.SYS.DDF01");
  const auto entry = fci->child(0xA5)->child(0xBF0C)->child(0x61);
  const auto aid = entry->child(0x4F)->value;
  EXPECT_EQ(core::to_hex(aid), "A0000000031010");
  EXPECT_EQ(card.send("00A4040007A000000003101000").substr(0, 4), "6F26");
  EXPECT_EQ(card.send("00B2010C00"), "6A82");
  EXPECT_EQ(card.send("00200080"), "6D00");
}

TEST(ForeignCards, passport_opens_nothing_before_authentication) {
  Foreign card("passport");
  ASSERT_EQ(card.send("00A4020C02011C"), "9000");
  EXPECT_EQ(card.send("00B0000004"), "311430129000");
  ASSERT_EQ(card.send("00A4040C07A0000002471001"), "9000");
  ASSERT_EQ(card.send("00A4020C02011E"), "9000");
  EXPECT_EQ(card.send("00B0000004"), "6982");
  EXPECT_EQ(card.send("0084000008").size(), 20U);
  EXPECT_EQ(card.send("0CA4020C15870901AABBCCDDEEFF00118E08AABBCCDDEEFF001100"), "6988");
  EXPECT_EQ(card.send("00200080"), "6D00");
}

}  // namespace
}  // namespace madoguchi::sim::card
