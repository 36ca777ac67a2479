// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/event_lines.hpp"

#include "conformance/report/json_report.hpp"
#include "conformance/report/scrubber.hpp"

#include <boost/json.hpp>

#include <ostream>

namespace madoguchi::conformance::report {
namespace {

void write_line(std::ostream& out, const boost::json::object& event) {
  out << scrub(boost::json::serialize(event)).text << std::endl;
}

}  // namespace

void EventLines::run_started(std::size_t scenarios) {
  planned_ = scenarios;
  totals_ = {};
  write_line(out_, {{"event", "run_started"}, {"scenarios", scenarios}});
}

void EventLines::scenario_started(const std::string& id, const scenario::Title& title) {
  write_line(out_, {{"event", "scenario_started"}, {"id", id}, {"title", json_of(title)}});
}

void EventLines::step_finished(const std::string& id, const scenario::StepResult& step) {
  boost::json::object event{{"event", "step_finished"}, {"id", id}};
  event["step"] = json_of(step);
  write_line(out_, event);
}

void EventLines::scenario_finished(const scenario::ScenarioResult& result) {
  ++totals_.of(outcome_of(result));
  boost::json::object event{{"event", "scenario_finished"}};
  for (auto& [key, value] : json_summary_of(result)) event[key] = value;
  write_line(out_, event);
}

void EventLines::run_finished() {
  if (planned_ > totals_.all()) totals_.not_run += planned_ - totals_.all();
  write_line(out_, {{"event", "run_finished"}, {"totals", json_of(totals_)}});
}

}  // namespace madoguchi::conformance::report
