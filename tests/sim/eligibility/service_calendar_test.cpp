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

}  // namespace
}  // namespace madoguchi::sim::eligibility
