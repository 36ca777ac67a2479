// SPDX-License-Identifier: Apache-2.0
// When a service is how: maintenance windows and outages, as a YAML file.
#pragma once

#include "core/civil_time.hpp"
#include "ports/stage.hpp"
#include "scenario/scenario_error.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::eligibility {

/// From its first second to the one before `until`, in the counter's civil time.
struct ServiceWindow {
  core::CivilTime from{};
  core::CivilTime until{};
  ports::ServiceCondition condition = ports::ServiceCondition::unreachable;
};

using ServiceCalendar = std::vector<ServiceWindow>;

/// The condition at a time: that of the first window around it, `otherwise` outside of all.
ports::ServiceCondition condition_at(const ServiceCalendar& calendar, core::CivilTime time,
                                     ports::ServiceCondition otherwise);

/// `file` is the name for messages. Throws scenario::ScenarioError with all mistakes.
ServiceCalendar parse_calendar(std::string_view text, const std::string& file);

/// The same from a file; a file that cannot be read is a ScenarioError too.
ServiceCalendar load_calendar(const std::filesystem::path& path);

}  // namespace madoguchi::sim::eligibility
