// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/service_calendar.hpp"

#include "adapters/files/files.hpp"
#include "scenario/read_value.hpp"
#include "scenario/shape.hpp"
#include "scenario/yaml_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace madoguchi::sim::eligibility {
namespace {

using scenario::DocumentNode;
using scenario::Need;
namespace shapes = scenario::shapes;

std::optional<int> two_digits(std::string_view text, int below) {
  const auto number = scenario::integer_of(text);
  if (text.size() != 2 || !number || *number < 0 || *number >= below) return std::nullopt;
  return static_cast<int>(*number);
}

/// "2024-12-15 03:00".
std::optional<core::CivilTime> parse_minute(std::string_view text) {
  if (text.size() != 16 || text[10] != ' ' || text[13] != ':') return std::nullopt;
  const auto day = core::parse_date(text.substr(0, 10));
  const auto hour = two_digits(text.substr(11, 2), 24);
  const auto minute = two_digits(text.substr(14, 2), 60);
  if (!day || !hour || !minute) return std::nullopt;
  return core::start_of(*day) + std::chrono::hours{*hour} + std::chrono::minutes{*minute};
}

scenario::Shape minute() {
  return shapes::text(
      "a minute such as 2024-12-15 03:00",
      [](std::string_view text) { return parse_minute(text).has_value(); },
      "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$");
}

scenario::Shape calendar_shape() {
  return shapes::mapping(
      {{"windows",
        shapes::list(shapes::mapping(
            {{"from", minute(), Need::required, ""},
             {"until", minute(), Need::required, ""},
             {"condition", shapes::choice_of<ports::ServiceCondition>(), Need::required, ""}})),
        Need::required, ""}});
}

}  // namespace

ports::ServiceCondition condition_at(const ServiceCalendar& calendar, core::CivilTime time,
                                     ports::ServiceCondition otherwise) {
  const auto found = std::ranges::find_if(calendar, [time](const ServiceWindow& window) {
    return window.from <= time && time < window.until;
  });
  return found == calendar.end() ? otherwise : found->condition;
}

ServiceCalendar parse_calendar(std::string_view text, const std::string& file) {
  scenario::Problems problems;
  const auto root = scenario::read_yaml(text, file, problems);
  ServiceCalendar calendar;
  if (root && scenario::check_shape(*root, calendar_shape(), "", problems)) {
    for (const DocumentNode& row : root->find("windows")->items) {
      const ServiceWindow window{
          parse_minute(row.find("from")->text).value(),
          parse_minute(row.find("until")->text).value(),
          scenario::enum_from<ports::ServiceCondition>(*row.find("condition"))};
      if (window.until <= window.from) {
        problems.add(row.find("until")->place, "windows.until", "ends before it begins");
      }
      calendar.push_back(window);
    }
  }
  if (!problems.empty()) throw scenario::ScenarioError(problems.take());
  return calendar;
}

ServiceCalendar load_calendar(const std::filesystem::path& path) {
  const auto text = adapters::files::read_file(path, scenario::document_size_limit);
  if (!text) {
    throw scenario::ScenarioError({{path.string(), 0, 0, "", text.error().message()}});
  }
  return parse_calendar(*text, path.string());
}

}  // namespace madoguchi::sim::eligibility
