// SPDX-License-Identifier: Apache-2.0
#include "core/civil_time.hpp"

#include <gtest/gtest.h>

namespace madoguchi::core {
namespace {

using namespace std::chrono;

TEST(CivilTime, ReadsOnlyDatesThatExist) {
  EXPECT_EQ(parse_date("2024-02-29"), CivilDate(year{2024}, month{2}, day{29}));
  EXPECT_FALSE(parse_date("2023-02-29"));
  EXPECT_FALSE(parse_date("2024-13-01"));
  EXPECT_FALSE(parse_date("2024-2-01"));
  EXPECT_FALSE(parse_date("2024-02-0a"));
  EXPECT_FALSE(parse_date(""));
}

TEST(CivilTime, CompactFormIsThatOfCardsAndFiles) {
  const CivilTime time = start_of(*parse_date("2024-02-01")) + hours{9} + minutes{5} + seconds{7};
  EXPECT_EQ(to_compact(time), "20240201090507");
  EXPECT_EQ(to_iso(time), "2024-02-01 09:05:07");
  EXPECT_EQ(parse_compact_date("20240201"), parse_date("2024-02-01"));
  EXPECT_FALSE(parse_compact_date("20240230"));
}

// Certificates end at 14:59:59Z, which is 23:59:59 in Japan.
TEST(CivilTime, JapanIsNineHoursAhead) {
  const CivilTime last_second =
      start_of(*parse_date("2029-05-03")) + hours{23} + minutes{59} + seconds{59};
  EXPECT_EQ(to_utc(last_second), sys_days{2029y / May / 3} + 14h + 59min + 59s);
  EXPECT_EQ(to_civil(to_utc(last_second)), last_second);
}

TEST(CivilTime, AgeChangesOnTheBirthday) {
  const CivilDate born = *parse_date("1941-05-03");
  EXPECT_EQ(age_on(born, *parse_date("2024-05-02")), 82);
  EXPECT_EQ(age_on(born, *parse_date("2024-05-03")), 83);
}

}  // namespace
}  // namespace madoguchi::core
