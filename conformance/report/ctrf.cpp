// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/ctrf.hpp"

#include "conformance/report/json_report.hpp"
#include "conformance/report/junit.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace madoguchi::conformance::report {
namespace {

namespace json = boost::json;

constexpr std::string_view status_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "passed";
    case Outcome::fail:
      return "failed";
    case Outcome::skipped:
    case Outcome::not_applicable:
      return "skipped";
    case Outcome::not_run:
      return "pending";
    default:
      return "other";
  }
}

std::int64_t epoch_ms(std::chrono::system_clock::time_point time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

std::int64_t whole_ms(std::chrono::nanoseconds duration) {
  return std::chrono::round<std::chrono::milliseconds>(duration).count();
}

json::object test_of(const scenario::ScenarioResult& result) {
  const Outcome outcome = outcome_of(result);
  std::string name = result.id;
  if (result.repetition > 0) name += fmt::format("#{}", result.repetition + 1);
  json::array tags;
  for (const std::string& requirement : result.requirements)
    tags.push_back(json::string(requirement));
  json::object test{{"name", xml_text(name)},
                    {"status", status_of(outcome)},
                    {"duration", whole_ms(result.counter_duration)},
                    {"start", epoch_ms(result.started_at)},
                    {"stop", epoch_ms(result.started_at) + whole_ms(result.wall_duration)},
                    {"suite", json::array{json::string(area_of(result.file))}},
                    {"filePath", xml_text(result.file)},
                    {"rawStatus", core::name_of(outcome)},
                    {"tags", std::move(tags)},
                    {"extra", json::object{{"title", json_of(result.title)},
                                           {"seed", std::to_string(result.seed)}}}};
  if (!result.cause.empty()) test["message"] = xml_text(result.cause);
  if (result.cause_place) {
    test["line"] = result.cause_place->line;
    test["trace"] = xml_text(place_text(*result.cause_place));
  }
  return test;
}

json::object summary_of(const RunReport& report) {
  const Totals totals = totals_of(report.results);
  const std::int64_t start = epoch_ms(report.info.started_at);
  return {{"tests", totals.all()},
          {"passed", totals.pass},
          {"failed", totals.fail},
          {"pending", totals.not_run},
          {"skipped", totals.skipped + totals.not_applicable},
          {"other", totals.error + totals.inconclusive},
          {"start", start},
          {"stop", start + whole_ms(report.info.wall_duration)}};
}

}  // namespace

std::string write_ctrf(const RunReport& report) {
  json::array tests;
  for (const scenario::ScenarioResult& result : report.results) tests.push_back(test_of(result));
  const RunInfo& info = report.info;
  const json::object document{
      {"reportFormat", "CTRF"},
      {"specVersion", "0.0.0"},
      {"results",
       json::object{{"tool", json::object{{"name", info.program}, {"version", info.version}}},
                    {"summary", summary_of(report)},
                    {"tests", std::move(tests)},
                    {"environment", json::object{{"appName", xml_text(info.system)},
                                                 {"osPlatform", xml_text(info.machine.kernel)},
                                                 {"testEnvironment", core::name_of(info.mode)}}}}}};
  return indented(document);
}

}  // namespace madoguchi::conformance::report
