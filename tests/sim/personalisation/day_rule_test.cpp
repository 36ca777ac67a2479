// SPDX-License-Identifier: Apache-2.0
// Days that move with the day at the counter.
#include "sim/personalisation/day_rule.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::personalisation {
namespace {

using namespace std::chrono;

TEST(DayRule, CountsFromToday) {
  const core::CivilDate today = 2026y / 11 / 23;
  EXPECT_EQ((DayRule{.days = -1}.on(today)), 2026y / 11 / 22);
  EXPECT_EQ((DayRule{.months = 2}.on(today)), 2027y / 1 / 23);
  EXPECT_EQ((DayRule{.years = -1, .days = 9}.on(today)), 2025y / 12 / 2);
  EXPECT_EQ((DayRule{.fixed = 1980y / 2 / 17, .days = 5}.on(today)), 1980y / 2 / 17);
}

TEST(DayRule, ShorterMonthsEndTheCount) {
  EXPECT_EQ((DayRule{.months = 1}.on(2024y / 1 / 31)), 2024y / 2 / 29);
  EXPECT_EQ((DayRule{.years = 1}.on(2024y / 2 / 29)), 2025y / 2 / 28);
  EXPECT_EQ((DayRule{.months = -1, .days = -1}.on(2026y / 3 / 31)), 2026y / 2 / 27);
}

}  // namespace
}  // namespace madoguchi::sim::personalisation
