// SPDX-License-Identifier: Apache-2.0
// Expected values: the rule of the fifth birthday and the first days of the Japanese eras.
#include "sim/pki/holder.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::pki {
namespace {

using namespace std::chrono;

sys_seconds end_of(core::CivilDate day) { return sys_days{day} + 14h + 59min + 59s; }

TEST(FifthBirthday, is_counted_from_the_day_of_issue) {
  EXPECT_EQ(fifth_birthday_end(1980y / 2 / 17, 2023y / 2 / 16), end_of(2027y / 2 / 17));
  EXPECT_EQ(fifth_birthday_end(1980y / 2 / 17, 2023y / 2 / 17), end_of(2028y / 2 / 17));
  EXPECT_EQ(fifth_birthday_end(1980y / 2 / 17, 2023y / 2 / 18), end_of(2028y / 2 / 17));
}

TEST(FifthBirthday, of_those_born_on_29_February) {
  EXPECT_EQ(fifth_birthday_end(1980y / 2 / 29, 2023y / 6 / 1), end_of(2028y / 2 / 29));
  EXPECT_EQ(fifth_birthday_end(1980y / 2 / 29, 2022y / 6 / 1), end_of(2027y / 2 / 28));
}

TEST(Era, begins_on_its_first_day) {
  EXPECT_EQ(era_year(1989y / 1 / 7), 64);
  EXPECT_EQ(era_year(1989y / 1 / 8), 1);
  EXPECT_EQ(era_year(2019y / 4 / 30), 31);
  EXPECT_EQ(era_year(2019y / 5 / 1), 1);
  EXPECT_EQ(era_year(1926y / 12 / 25), 1);
  EXPECT_EQ(era_digit(1980y / 2 / 17), 3);
  EXPECT_EQ(era_digit(2020y / 2 / 17), 5);
}

}  // namespace
}  // namespace madoguchi::sim::pki
