// SPDX-License-Identifier: Apache-2.0
// Expected status words: published observations (63Cx, 63C0 for the exhausting try, 6984 when
// locked).
#include "core/seeded_random.hpp"
#include "iso7816/my_number_files.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <fmt/format.h>

namespace madoguchi::sim::card {
namespace {

namespace jpki = iso7816::my_number::jpki;
using iso7816::my_number::input_support_application;
using iso7816::my_number::jpki_application;

class VerifyTest : public CardTest {
 protected:
  void SetUp() override { select_jpki(); }
};

TEST_F(VerifyTest, counts_down_and_locks_with_6984) {
  ASSERT_EQ(send("00A4020C020018"), "9000");
  EXPECT_EQ(send("002000800430303030"), "63C2");
  EXPECT_EQ(send("002000800430303030"), "63C1");
  EXPECT_EQ(send("002000800430303030"), "63C0");
  EXPECT_EQ(send("002000800430303030"), "6984");
  EXPECT_EQ(send("002000800431323334"), "6984");  // even the right one
  EXPECT_EQ(send("00200080"), "63C0");
}

TEST_F(VerifyTest, without_data_asks_and_uses_no_try) {
  ASSERT_EQ(send("00A4020C020018"), "9000");
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(send("00200080"), "63C3");
    EXPECT_EQ(send("0020008000"), "63C3");  // five bytes: the same question
  }
  EXPECT_EQ(send("002000800431323334"), "9000");
  EXPECT_EQ(send("00200080"), "63C3");  // after success too
}

TEST_F(VerifyTest, success_resets_the_counter) {
  ASSERT_EQ(send("00A4020C02001B"), "9000");
  EXPECT_EQ(send("0020008006303030303030"), "63C4");
  EXPECT_EQ(send("0020008006303030303030"), "63C3");
  EXPECT_EQ(send("0020008006414243313233"), "9000");
  EXPECT_EQ(send("00200080"), "63C5");
}

TEST_F(VerifyTest, a_wrong_pin_ends_an_earlier_success) {
  ASSERT_EQ(send("002000980431323334"), "9000");
  ASSERT_EQ(status("802A009702AABB00"), "9000");
  ASSERT_EQ(send("002000980430303030"), "63C2");
  EXPECT_EQ(send("802A009702AABB00"), "6982");
}

TEST_F(VerifyTest, by_short_identifier_needs_no_select) {
  EXPECT_EQ(send("002000980430303030"), "63C2");
  EXPECT_EQ(send("00200098"), "63C2");
  EXPECT_EQ(send("0020009B06414243313233"), "9000");
}

TEST_F(VerifyTest, needs_a_pin_file) {
  EXPECT_EQ(send("00200080"), "6986");
  EXPECT_EQ(send("0020008A"), "6981");
  EXPECT_EQ(send("00200097"), "6981");
  EXPECT_EQ(send("0020009D"), "6A82");
  EXPECT_EQ(send("00200099"), "6984");  // an internal file of unknown purpose, an assumption
  EXPECT_EQ(send("00200000"), "6A86");
  EXPECT_EQ(send("00200180"), "6A86");
  EXPECT_EQ(send("002000980531323334"), "6700");  // Lc does not fit: no try used
  EXPECT_EQ(send("00200098"), "63C3");
}

TEST_F(VerifyTest, is_of_the_pin_of_the_current_application) {
  select_input_support();
  EXPECT_EQ(send("00200098"), "6A82");
  EXPECT_EQ(send("002000910431323334"), "9000");
  select_jpki();
  EXPECT_EQ(send("802A009702AABB00"), "6982");
}

TEST_F(VerifyTest, counters_survive_power_off_but_success_does_not) {
  ASSERT_EQ(send("002000980430303030"), "63C2");
  card.power_off();
  EXPECT_EQ(send("00200098"), "6F00");
  card.power_on();
  select_jpki();
  EXPECT_EQ(send("00200098"), "63C2");
  ASSERT_EQ(send("002000980431323334"), "9000");
  card.power_off();
  card.power_on();
  select_jpki();
  EXPECT_EQ(send("802A009702AABB00"), "6982");
}

TEST_F(VerifyTest, success_survives_a_warm_reset) {
  ASSERT_EQ(send("002000980431323334"), "9000");
  card.reset();
  EXPECT_EQ(status("802A009702AABB00"), "9000");
}

TEST(VerifyProfile, can_forget_at_a_reset) {
  CardProfile profile;
  profile.behaviour.reset_keeps_security_status = false;
  VirtualCard card(personalised(profile).image);
  card.power_on();
  card.process(hex("00A4040C0AD392F000260100000001"));
  card.process(hex("002000980431323334"));
  card.reset();
  EXPECT_EQ(core::to_hex(card.process(hex("802A009702AABB00"))), "6986");
}

TEST(VerifyProfile, sets_tries_left_and_the_answer_of_a_locked_pin) {
  CardProfile profile;
  profile.authentication_tries.left = 1;
  profile.behaviour.query_when_locked = iso7816::status::reference_data_not_usable;
  VirtualCard card(personalised(profile).image);
  card.power_on();
  card.process(hex("00A4040C0AD392F000260100000001"));
  EXPECT_EQ(core::to_hex(card.process(hex("00200098"))), "63C1");
  EXPECT_EQ(core::to_hex(card.process(hex("002000980430303030"))), "63C0");
  EXPECT_EQ(core::to_hex(card.process(hex("00200098"))), "6984");
  EXPECT_EQ(card.tries_left(jpki_application, jpki::authentication_pin), 0);
}

TEST(VerifyProfile, verification_numbers_have_ten_tries) {
  VirtualCard card(personalised().image);
  card.power_on();
  card.process(hex("00A4040C0AD3921000310001010402"));
  EXPECT_EQ(core::to_hex(card.process(hex("00200092"))), "63CA");
  EXPECT_EQ(core::to_hex(card.process(hex("00200093"))), "63CA");
}

TEST_F(CardTest, change_needs_the_old_pin_and_a_length_that_fits) {
  select_jpki();
  ASSERT_EQ(send("00A4020C020018"), "9000");
  EXPECT_EQ(send("002401800434333231"), "6982");
  ASSERT_EQ(send("002000800431323334"), "9000");
  EXPECT_EQ(send("00240180053433323130"), "6700");
  EXPECT_EQ(send("002400800434333231"), "6A86");
  EXPECT_EQ(send("002401800434333231"), "9000");
  EXPECT_EQ(send("002000800431323334"), "63C2");
  EXPECT_EQ(send("002000800434333231"), "9000");
}

TEST_F(CardTest, verification_number_b_cannot_be_changed) {
  select_card_face();
  ASSERT_EQ(send("002000920E3535303231373230333532323835"), "9000");
  EXPECT_EQ(send("002401920E3030303030303030303030303030"), "6985");
}

TEST_F(CardTest, pin_0012_of_input_support_is_always_locked) {
  select_input_support();
  EXPECT_EQ(send("00200092"), "63C0");
  EXPECT_EQ(send("002000920431323334"), "6984");
}

/// Whatever is sent: tries left never rise except by the right PIN.
TEST_F(CardTest, counters_never_rise_without_success) {
  core::SeededRandom random(20260401);
  std::optional<int> before = card.tries_left(jpki_application, jpki::authentication_pin);
  ASSERT_EQ(before, 3);
  for (int i = 0; i < 3000; ++i) {
    core::Bytes command(4 + random.below(8));
    for (std::uint8_t& byte : command) byte = static_cast<std::uint8_t>(random.next() >> 56U);
    command[0] = 0;
    constexpr std::uint8_t likely[] = {0x20, 0x24, 0xA4, 0xB0, 0x84};
    command[1] = likely[random.below(5)];
    if (command[1] == 0x20) {  // nearly right, so that many of them compare
      command[2] = 0;
      command[3] = 0x98;
      if (command.size() > 5) command[4] = static_cast<std::uint8_t>(command.size() - 5);
    }
    if (i % 10 == 0) command = hex("00A4040C0AD392F000260100000001");
    if (i % 500 == 499) {
      card.power_off();
      card.power_on();
    }
    card.process(command);
    const auto now = card.tries_left(jpki_application, jpki::authentication_pin);
    ASSERT_LE(now, before) << core::to_hex(command);
    before = now;
  }
  EXPECT_EQ(before, 0);
}

}  // namespace
}  // namespace madoguchi::sim::card
