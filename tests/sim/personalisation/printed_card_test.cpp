// SPDX-License-Identifier: Apache-2.0
// What is printed: era years for Japanese, Gregorian years for foreign nationals. Eras begin on the
// days that the orders on eras name.
#include "sim/personalisation/printed_card.hpp"

#include "sim/personalisation/card_order.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::personalisation {
namespace {

using namespace std::chrono;

std::string printed(core::CivilDate born, bool foreign = false) {
  PrintedCard card;
  card.born = born;
  card.foreign_national = foreign;
  return card.printed_birth_date();
}

TEST(PrintedCard, BirthDatesHaveEraYears) {
  EXPECT_EQ(printed(1980y / 2 / 17), "昭和55年2月17日");
  EXPECT_EQ(printed(1989y / 1 / 7), "昭和64年1月7日");
  EXPECT_EQ(printed(1989y / 1 / 8), "平成元年1月8日");
  EXPECT_EQ(printed(2019y / 4 / 30), "平成31年4月30日");
  EXPECT_EQ(printed(2019y / 5 / 1), "令和元年5月1日");
  EXPECT_EQ(printed(1926y / 12 / 24), "大正15年12月24日");
}

TEST(PrintedCard, ForeignNationalsHaveGregorianYears) {
  EXPECT_EQ(printed(1988y / 7 / 9, true), "1988年7月9日");
}

TEST(PrintedCard, NotesGiveItBack) {
  PrintedCard card;
  card.title = {"en", "ja"};
  card.kind = checkin::CardKind::pinless;
  card.person = 17;
  card.name = "試験　花子";
  card.address = "試験県";
  card.born = 1980y / 2 / 17;
  card.sex = '2';
  card.card_expiry = 2035y / 2 / 17;
  card.foreign_national = true;
  card.number = core::Secret("123456789018");
  card.verification_number_b = core::Secret("55021720352285");
  card.revoked = true;
  card.settings = {{"photo-bytes", "9000"}};
  EXPECT_EQ(notes_of(printed_card_of(notes_of(card))), notes_of(card));
  EXPECT_EQ(printed_card_of(notes_of(card)).settings, card.settings);
  EXPECT_EQ(printed_card_of({}).name, "");
}

// The rule of the check digit is public: weights 2 to 7 and 2 to 6 from the right, modulo 11. The
// number is the usual example of how it is calculated.
TEST(TestNumber, HasTheCheckDigit) {
  EXPECT_TRUE(has_right_check_digit("123456789018"));
  EXPECT_FALSE(has_right_check_digit("123456789012"));
  for (std::uint64_t person = 1; person < 200; ++person) {
    EXPECT_TRUE(has_right_check_digit(test_number(person).reveal())) << person;
  }
  EXPECT_NE(test_number(1), test_number(2));
}

}  // namespace
}  // namespace madoguchi::sim::personalisation
