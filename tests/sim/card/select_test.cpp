// SPDX-License-Identifier: Apache-2.0
// Expected status words: published observations of My Number cards; FCI content is our assumption.
#include "tests/sim/card/card_fixture.hpp"

namespace madoguchi::sim::card {
namespace {

using SelectTest = CardTest;

TEST_F(SelectTest, by_full_aid_with_and_without_le) {
  EXPECT_EQ(send("00A4040C0AD392F000260100000001"), "9000");
  EXPECT_EQ(send("00A4040C0AD392F00026010000000100"), "9000");
  EXPECT_EQ(send("00A404000AD392F000260100000001"), "9000");
  EXPECT_EQ(send("00A404000AD392F00026010000000100"), "6F0C840AD392F0002601000000019000");
}

TEST_F(SelectTest, by_partial_aid_takes_the_first_and_then_the_next) {
  EXPECT_EQ(send("00A4040005D39210003100"), "6F0C840AD39210003100010104029000");
  EXPECT_EQ(send("00A4040205D39210003100"), "6F0C840AD39210003100010104089000");
  EXPECT_EQ(send("00A4040205D39210003100"), "6F0C840AD39210003100010104019000");
  EXPECT_EQ(send("00A4040205D39210003100"), "6F0C840AD39210003100010101009000");
  EXPECT_EQ(send("00A4040205D39210003100"), "6A82");
  EXPECT_EQ(send("00A4040205D39210003100"), "6A82");
}

TEST_F(SelectTest, next_occurrence_of_another_name_begins_anew) {
  EXPECT_EQ(send("00A4040205D39210003100"), "6F0C840AD39210003100010104029000");  // power-up
  ASSERT_EQ(send("00A4040C07A0000001510000"), "9000");
  EXPECT_EQ(send("00A4040203D392F000"), "6F0C840AD392F0002601000000019000");
  select_jpki();
  EXPECT_EQ(send("00A4040205D39210003100"), "6F0C840AD39210003100010104029000");
}

TEST_F(SelectTest, next_occurrence_may_wrap) {
  CardProfile profile;
  profile.behaviour.next_occurrence_wraps = true;
  VirtualCard other(personalised(profile).image);
  other.power_on();
  const core::Bytes next = hex("00A4040203D392F000");
  EXPECT_EQ(core::to_hex(other.process(next)), "6F0C840AD392F0002601000000019000");
  EXPECT_EQ(core::to_hex(other.process(next)), "6F0C840AD392F0002601000000019000");
}

TEST_F(SelectTest, all_applications_are_there) {
  for (const char* aid :
       {"0AD392F000260100000001", "0AD3921000310001010402", "0AD3921000310001010408",
        "0AD3921000310001010401", "0AD3921000310001010100", "07A0000001510000"}) {
    EXPECT_EQ(send(std::string("00A4040C") + aid), "9000") << aid;
    EXPECT_EQ(send(std::string("00A4040C") + aid + "00"), "9000") << aid;
  }
}

TEST_F(SelectTest, answer_may_have_another_form) {
  for (const auto& [form, answer] :
       {std::pair{FciForm::nothing, "9000"},
        std::pair{FciForm::name_and_a5, "6F0E840AD392F000260100000001A5009000"}}) {
    CardProfile profile;
    profile.behaviour.fci = form;
    VirtualCard other(personalised(profile).image);
    other.power_on();
    EXPECT_EQ(core::to_hex(other.process(hex("00A404000AD392F00026010000000100"))), answer);
  }
}

TEST_F(SelectTest, of_a_file_in_the_security_domain_answers_as_at_power_up) {
  ASSERT_EQ(send("00A4040C07A0000001510000"), "9000");
  EXPECT_EQ(send("00A4020C02000A"), "6986");
  EXPECT_EQ(send("00A40000"), "6A86");
  EXPECT_EQ(send("00200080"), "6986");
  EXPECT_EQ(send("00B0000004"), "6986");
}

TEST_F(SelectTest, of_an_unknown_aid_changes_nothing) {
  select_jpki();
  ASSERT_EQ(send("00A4020C020018"), "9000");
  ASSERT_EQ(send("002000800431323334"), "9000");
  EXPECT_EQ(send("00A4040C07A0000000030800"), "6A82");
  EXPECT_EQ(send("00A4040C0BD392F00026010000000100"), "6A82");
  ASSERT_EQ(send("00A4020C020017"), "9000");
  EXPECT_EQ(status("802A008002AABB00"), "9000");
}

TEST_F(SelectTest, of_a_file_needs_an_application) {
  EXPECT_EQ(send("00A4020C02000A"), "6986");
  select_jpki();
  EXPECT_EQ(send("00A4020C02000A"), "9000");
  EXPECT_EQ(send("00A4020C021234"), "6A82");
  EXPECT_EQ(send("00A4020C0100"), "6700");
  EXPECT_EQ(send("00A4020C"), "6700");
}

TEST_F(SelectTest, without_data_depends_on_whether_an_application_is_current) {
  EXPECT_EQ(send("00A40000"), "6A86");
  select_jpki();
  EXPECT_EQ(send("00A40000"), "9000");
  EXPECT_EQ(send("00A40000023F00"), "6A82");
}

TEST_F(SelectTest, refuses_other_parameters) {
  EXPECT_EQ(send("00A403000AD392F000260100000001"), "6A86");
  EXPECT_EQ(send("00A404010AD392F000260100000001"), "6A86");
  EXPECT_EQ(send("00A404040AD392F000260100000001"), "6A86");
  EXPECT_EQ(send("00A4040C"), "6700");
}

TEST_F(SelectTest, clears_the_current_file) {
  select_jpki();
  ASSERT_EQ(send("00A4020C02000A"), "9000");
  ASSERT_EQ(status("00B0000004"), "9000");
  select_jpki();
  EXPECT_EQ(status("00B0000004"), "6986");
}

TEST_F(SelectTest, of_another_application_ends_what_was_verified) {
  select_input_support();
  ASSERT_EQ(send("002000910431323334"), "9000");
  select_input_support();  // the current one again: kept
  EXPECT_EQ(status("00B0810011"), "9000");
  select_jpki();
  select_input_support();
  EXPECT_EQ(status("00B0810011"), "6982");
}

}  // namespace
}  // namespace madoguchi::sim::card
