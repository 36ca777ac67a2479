// SPDX-License-Identifier: Apache-2.0
// Expected conditions: read off the calendar by hand; the windows are those that were published for
// 2024-12-15 and 2025-02-13.
#include "sim/eligibility/service_calendar.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::eligibility {
namespace {

using ports::ServiceCondition;
using testing::HasSubstr;

core::CivilTime at(const char* day, int hour, int minute) {
  return core::start_of(*core::parse_date(day)) + std::chrono::hours{hour} +
         std::chrono::minutes{minute};
}

TEST(ServiceCalendar, WindowsBeginWithTheirFirstAndEndBeforeTheirLastMinute) {
  const auto calendar = parse_calendar(R"(windows:
  - {from: 2024-12-15 03:00, until: 2024-12-15 04:00, condition: jpki_maintenance}
  - {from: 2025-02-13 11:06, until: 2025-02-13 11:35, condition: unreachable}
)",
                                       "calendar.yaml");
  const auto condition = [&](core::CivilTime time) {
    return condition_at(calendar, time, ServiceCondition::up);
  };
  EXPECT_EQ(condition(at("2024-12-15", 2, 59)), ServiceCondition::up);
  EXPECT_EQ(condition(at("2024-12-15", 3, 0)), ServiceCondition::jpki_maintenance);
  EXPECT_EQ(condition(at("2024-12-15", 4, 0)), ServiceCondition::up);
  EXPECT_EQ(condition(at("2025-02-13", 11, 34)), ServiceCondition::unreachable);
  EXPECT_EQ(condition_at({}, at("2025-02-13", 11, 34), ServiceCondition::slow),
            ServiceCondition::slow);
}

TEST(ServiceCalendar, TellsEveryMistakeWithItsPlace) {
  try {
    parse_calendar(R"(windows:
  - {from: 2024-12-15 3:00, until: 2024-12-15 04:00, condition: maintenance}
  - {from: 2024-13-15 03:00, until: 2024-12-15 04:60, condition: jpki_maintenence}
)",
                   "calendar.yaml");
    FAIL() << "taken";
  } catch (const scenario::ScenarioError& error) {
    const std::string told = error.what();
    EXPECT_THAT(told, HasSubstr("calendar.yaml:2:12"));
    EXPECT_THAT(told, HasSubstr("did you mean \"jpki_maintenance\""));
    EXPECT_THAT(told, HasSubstr("calendar.yaml:3:"));
  }
  try {
    parse_calendar("windows: [{from: 2024-12-15 04:00, until: 2024-12-15 04:00, condition: up}]",
                   "c.yaml");
    FAIL() << "taken";
  } catch (const scenario::ScenarioError& error) {
    EXPECT_THAT(error.what(), HasSubstr("ends before it begins"));
  }
}

// Seconds count, the minute of `until` does not belong to the window any more.
TEST(ServiceCalendar, TheLastSecondBeforeTheEndIsInside) {
  const auto calendar = parse_calendar(
      "windows: [{from: 2024-12-15 03:00, until: 2024-12-15 04:00, condition: failing}]", "c.yaml");
  const auto condition = [&](core::CivilTime time) {
    return condition_at(calendar, time, ServiceCondition::up);
  };
  EXPECT_EQ(condition(at("2024-12-15", 3, 0) - std::chrono::seconds{1}), ServiceCondition::up);
  EXPECT_EQ(condition(at("2024-12-15", 4, 0) - std::chrono::seconds{1}), ServiceCondition::failing);
}

TEST(ServiceCalendar, OfWindowsThatOverlapTheFirstInTheFileCounts) {
  const auto calendar = parse_calendar(R"(windows:
  - {from: 2025-03-01 10:00, until: 2025-03-01 11:00, condition: unreachable}
  - {from: 2025-03-01 09:00, until: 2025-03-01 12:00, condition: slow}
  - {from: 2025-03-01 12:00, until: 2025-03-01 13:00, condition: failing}
)",
                                       "calendar.yaml");
  const auto condition = [&](int hour, int minute) {
    return condition_at(calendar, at("2025-03-01", hour, minute), ServiceCondition::up);
  };
  EXPECT_EQ(condition(9, 59), ServiceCondition::slow);
  EXPECT_EQ(condition(10, 0), ServiceCondition::unreachable);
  EXPECT_EQ(condition(11, 0), ServiceCondition::slow);
  EXPECT_EQ(condition(12, 0), ServiceCondition::failing) << "one ends where the next begins";
  EXPECT_EQ(condition(13, 0), ServiceCondition::up);
}

TEST(ServiceCalendar, WindowsGoOverMidnightYearEndAndLeapDay) {
  const auto calendar = parse_calendar(R"(windows:
  - {from: 2024-12-31 23:30, until: 2025-01-01 00:30, condition: failing}
  - {from: 2028-02-29 00:00, until: 2028-03-01 00:00, condition: slow}
)",
                                       "calendar.yaml");
  const auto condition = [&](const char* day, int hour, int minute) {
    return condition_at(calendar, at(day, hour, minute), ServiceCondition::up);
  };
  EXPECT_EQ(condition("2024-12-31", 23, 29), ServiceCondition::up);
  EXPECT_EQ(condition("2024-12-31", 23, 59), ServiceCondition::failing);
  EXPECT_EQ(condition("2025-01-01", 0, 0), ServiceCondition::failing);
  EXPECT_EQ(condition("2025-01-01", 0, 30), ServiceCondition::up);
  EXPECT_EQ(condition("2028-02-28", 23, 59), ServiceCondition::up);
  EXPECT_EQ(condition("2028-02-29", 23, 59), ServiceCondition::slow);
  EXPECT_EQ(condition("2028-03-01", 0, 0), ServiceCondition::up);
}

TEST(ServiceCalendar, TellsWhereABadCalendarIsWrong) {
  struct Case {
    const char* text;
    const char* told;
  };
  for (const Case& each : {
           Case{"", "c.yaml"},
           Case{"windows: 7", "c.yaml:1:10"},
           Case{"window: []", "c.yaml:1:1"},
           Case{"windows:\n  - 7", "c.yaml:2:5"},
           Case{"windows:\n  - {from: 2025-01-01 00:00, until: 2025-01-02 00:00}", "c.yaml:2:5"},
           Case{"windows:\n  - from: 2025-02-29 00:00\n    until: 2025-03-01 00:00\n    condition: "
                "up",
                "c.yaml:2:11"},
           Case{"windows:\n  - from: 2025-02-28 00:00\n    until: 2025-02-28 24:00\n    condition: "
                "up",
                "c.yaml:3:12"},
           Case{"windows:\n  - from: 2025-02-28 00:00\n    until: 2025-02-27 00:00\n    condition: "
                "up",
                "c.yaml:3:12"},
           Case{"windows:\n  - from: 2025-02-28\n    until: 2025-03-01 00:00\n    condition: up",
                "c.yaml:2:11"},
           Case{"windows:\n  - from: 2025-02-28T00:00\n    until: 2025-03-01 00:00\n    condition: "
                "up",
                "c.yaml:2:11"},
           Case{"windows:\n  - from: 2025-02-28 00:00\n    until: 2025-03-01 00:00\n    condition: "
                "UP",
                "c.yaml:4:16"},
           Case{"windows:\n  - from: 2025-02-28 00:00\n    from: 2025-02-28 01:00\n    until: "
                "2025-03-01 00:00\n    condition: up",
                "c.yaml:3:"},
           Case{"windows:\n\t- {}", "c.yaml:2:"},
           Case{"windows: [\xff]", "c.yaml"},
       }) {
    SCOPED_TRACE(each.text);
    try {
      parse_calendar(each.text, "c.yaml");
      ADD_FAILURE() << "taken";
    } catch (const scenario::ScenarioError& error) {
      EXPECT_THAT(error.what(), HasSubstr(each.told));
    }
  }
}

}  // namespace
}  // namespace madoguchi::sim::eligibility
