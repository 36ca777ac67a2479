// SPDX-License-Identifier: Apache-2.0
// GET DATA. Tags and which of them want an extended Le: published readings. The chain is checked
// as clients check it.
#include "iso7816/ber_tlv.hpp"
#include "sim/pki/cv_certificate.hpp"
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

TEST_F(CardTest, data_objects_answer_at_power_up) {
  EXPECT_EQ(data("00CA004200").size(), 16U);
  EXPECT_EQ(data("00CA004500").size(), 15U);
  EXPECT_EQ(core::to_hex(core::ByteView(data("00CA006600")).first(2)), "734A");
  EXPECT_EQ(send("00CA00F000"), ascii("13101") + "9000");
  EXPECT_EQ(send("00CA00F200"), ascii("20350217") + "9000");
  EXPECT_EQ(data("00CA00F700").size(), 16U);
  EXPECT_EQ(send("00CA5F5100"), "E000FF8131FE45149000");
  EXPECT_EQ(send("00CA004300"), "6A88");
  EXPECT_EQ(send("00CADF3005"), "6A88");
}

TEST_F(CardTest, large_data_objects_want_an_extended_le) {
  for (const std::string tag : {"00F8", "7F21"}) {
    EXPECT_EQ(send("00CA" + tag + "00"), "6700") << tag;
    EXPECT_EQ(data("00CA" + tag + "000000").size(), 563U) << tag;
    EXPECT_EQ(send("00CA" + tag + "000010"), "6700") << tag;
  }
  EXPECT_EQ(data("00CA0042000000").size(), 16U);
  EXPECT_EQ(send("00CA0042"), "6700");
  EXPECT_EQ(send("00CA004201AA00"), "6700");
}

TEST(GetData, of_a_small_object_may_want_an_extended_le_too) {
  CardImage image;
  image.applications.push_back({.aid = {0xA0, 0x01}, .role = ApplicationRole::security_domain});
  image.applications[0].data_objects = {{0x0042, {0xAA}, true}, {0x0045, {0xBB}, false}};
  VirtualCard other(std::move(image));
  other.power_on();
  EXPECT_EQ(core::to_hex(other.process(hex("00CA004200"))), "6700");
  EXPECT_EQ(core::to_hex(other.process(hex("00CA0042000000"))), "AA9000");
  EXPECT_EQ(core::to_hex(other.process(hex("00CA004500"))), "BB9000");
}

TEST_F(CardTest, certificates_of_the_security_domain_form_a_chain) {
  const core::Bytes upper = data("00CA00F8000000");
  const core::Bytes lower = data("00CA7F21000000");
  const auto upper_parts = iso7816::parse_tlvs(upper).value();
  const auto lower_parts = iso7816::parse_tlvs(lower).value();
  ASSERT_EQ(upper_parts.size(), 2U);
  EXPECT_EQ(upper_parts[0].tag, 0x5F4EU);
  EXPECT_EQ(upper_parts[1].tag, 0x5F37U);
  const core::ByteView upper_body = upper_parts[0].value;
  const core::ByteView lower_body = lower_parts[0].value;
  EXPECT_EQ(upper_body.size(), 297U);
  // The lower one names as issuer whom the upper one certifies, and that key signed it.
  EXPECT_EQ(core::to_hex(upper_body.subspan(16, 16)), core::to_hex(lower_body.first(16)));
  EXPECT_EQ(core::to_hex(lower_body.first(16)), core::to_hex(data("00CA00F700")));
  const auto key = pki::read_public_key_objects(upper_body.subspan(32)).value();
  EXPECT_TRUE(key.verify_pkcs1_sha256(lower_body, lower_parts[1].value));
  EXPECT_FALSE(key.verify_pkcs1_sha256(upper_body, upper_parts[1].value));
}

// Published form of such a name: seven digits, 08 05, three digits, four more bytes.
TEST_F(CardTest, keys_have_names_of_the_published_form) {
  const core::Bytes name = data("00CA004200");
  for (const std::size_t digit : {0, 1, 2, 3, 4, 5, 6, 9, 10, 11}) {
    EXPECT_TRUE(name[digit] >= '0' && name[digit] <= '9') << digit;
  }
  EXPECT_EQ(core::to_hex(core::ByteView(name).subspan(7, 2)), "0805");
  EXPECT_EQ(name[0], '9');  // neither production nor the service's own test keys
}

TEST_F(CardTest, data_objects_are_not_there_in_applications) {
  select_jpki();
  EXPECT_EQ(send("00CA004200"), "6A88");
  EXPECT_EQ(send("00CA5F5100"), "E000FF8131FE45149000");
  ASSERT_EQ(send("00A4040C07A0000001510000"), "9000");
  EXPECT_EQ(data("00CA004200").size(), 16U);
}

TEST_F(CardTest, states_that_give_data_objects_can_be_chosen) {
  CardProfile profile;
  profile.behaviour.contact_atr = ContactAtrPlace::applications;
  profile.behaviour.get_data_in_applications = iso7816::status::instruction_not_supported;
  VirtualCard other(personalised(profile).image);
  other.power_on();
  EXPECT_EQ(core::to_hex(other.process(hex("00CA5F5100"))), "6A88");
  other.process(hex("00A4040C0AD392F000260100000001"));
  EXPECT_EQ(core::to_hex(other.process(hex("00CA5F5100"))), "E000FF8131FE45149000");
  EXPECT_EQ(core::to_hex(other.process(hex("00CA004200"))), "6D00");

  profile.behaviour.contact_atr = ContactAtrPlace::security_domain;
  VirtualCard third(personalised(profile).image);
  third.power_on();
  EXPECT_EQ(core::to_hex(third.process(hex("00CA5F5100"))), "E000FF8131FE45149000");
  third.process(hex("00A4040C0AD392F000260100000001"));
  EXPECT_EQ(core::to_hex(third.process(hex("00CA5F5100"))), "6D00");
}

}  // namespace
}  // namespace madoguchi::sim::card
