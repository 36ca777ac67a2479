// SPDX-License-Identifier: Apache-2.0
// Days counted by hand from the two readings of "three months after": from the end of the month of
// the last valid day, and from that day itself.
#include "checkin/rules/certificate_grace.hpp"

#include <gtest/gtest.h>

namespace madoguchi::checkin::rules {
namespace {

core::CivilDate day(std::string_view text) { return *core::parse_date(text); }

struct Row {
  const char* certificate_ends;
  GraceFrom from;
  const char* grace_ends;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.certificate_ends << ' ' << core::name_of(row.from);
}

class GraceTable : public ::testing::TestWithParam<Row> {};

TEST_P(GraceTable, EndsOnTheDayNamed) {
  const GraceRule rule{.from = GetParam().from};
  EXPECT_EQ(core::to_iso(grace_ends(day(GetParam().certificate_ends), rule)),
            GetParam().grace_ends);
}

constexpr auto month = GraceFrom::month_end;
constexpr auto expiry = GraceFrom::expiry_day;
INSTANTIATE_TEST_SUITE_P(Rows, GraceTable,
                         ::testing::Values(Row{"2025-01-15", month, "2025-04-30"},
                                           Row{"2025-01-15", expiry, "2025-04-15"},
                                           Row{"2024-11-30", month, "2025-02-28"},
                                           Row{"2024-11-30", expiry, "2025-02-28"},
                                           Row{"2023-11-30", month, "2024-02-29"},
                                           Row{"2025-10-31", expiry, "2026-01-31"},
                                           Row{"2025-12-01", month, "2026-03-31"},
                                           Row{"2026-01-31", month, "2026-04-30"},
                                           Row{"2026-01-31", expiry, "2026-04-30"}));

TEST(CertificateGrace, StandingChangesOnTheseDays) {
  using enum CertificateStanding;
  const auto on = [](std::string_view text) {
    return standing(day("2025-06-10"), day(text), GraceRule{});
  };
  EXPECT_EQ(on("2025-03-09"), valid);
  EXPECT_EQ(on("2025-03-10"), ends_soon);  // three months before
  EXPECT_EQ(on("2025-06-10"), ends_soon);  // the last valid day counts
  EXPECT_EQ(on("2025-06-11"), in_grace);
  EXPECT_EQ(on("2025-09-30"), in_grace);
  EXPECT_EQ(on("2025-10-01"), over);
  EXPECT_EQ(standing({}, day("2025-06-10"), GraceRule{}), unknown);
  EXPECT_EQ(standing(day("2025-06-10"), {}, GraceRule{}), unknown);
}

}  // namespace
}  // namespace madoguchi::checkin::rules
