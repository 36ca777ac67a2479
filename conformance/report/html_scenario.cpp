// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/html_scenario.hpp"

#include "adapters/crypto/picture_digest.hpp"
#include "conformance/report/html_text.hpp"
#include "conformance/report/outcome.hpp"
#include "conformance/report/run_report.hpp"
#include "conformance/report/timeline.hpp"

#include <fmt/format.h>

namespace madoguchi::conformance::report {
namespace {

/// Line of a place; the file is said once at the top of the scenario.
std::string line_of(const scenario::Place& place, const std::string& file) {
  if (place.line <= 0) return {};
  return html_text(place.file == file ? fmt::format(":{}", place.line) : place_text(place));
}

std::string check_row(const scenario::Check& check, const std::string& file) {
  const Outcome outcome = outcome_of(scenario::Disposition::run, check.verdict);
  return fill(fragment("check"), {{"outcome", outcome_name(outcome)},
                                  {"key", html_text(check.key)},
                                  {"place", line_of(check.place, file)},
                                  {"expected", html_text(check.expected)},
                                  {"actual", html_text(check.actual)},
                                  {"shape", outcome_shape(outcome)},
                                  {"verdict", outcome_label(outcome)}});
}

std::string step_rows(const scenario::StepResult& step, std::size_t number,
                      const std::string& file) {
  const Outcome outcome = outcome_of(scenario::Disposition::run, step.verdict);
  std::string checks;
  bool told = step.cause.empty();
  for (const scenario::Check& check : step.checks) {
    checks += check_row(check, file);
    told = told || check.verdict == step.verdict;
  }
  const std::string cause =
      told ? "" : fmt::format("<span class=\"step-cause\">{}</span>", html_text(step.cause));
  return fill(fragment("step"),
              {{"outcome", outcome_name(outcome)},
               {"number", std::to_string(number)},
               {"summary", html_text(step.summary.empty() ? step.action : step.summary)},
               {"place", line_of(step.place, file)},
               {"cause", cause},
               {"shape", outcome_shape(outcome)},
               {"verdict", outcome_label(outcome)},
               {"at", html_text(short_duration(step.started.time_since_epoch()))},
               {"duration", html_text(short_duration(step.duration))},
               {"checks", checks}});
}

std::string steps_table(const scenario::ScenarioResult& result) {
  if (result.steps.empty()) return {};
  std::string rows;
  for (std::size_t i = 0; i < result.steps.size(); ++i) {
    rows += step_rows(result.steps[i], i + 1, result.file);
  }
  return fill(fragment("steps"), {{"action", both("Step", "手順")},
                                  {"expected", both("Expected", "期待")},
                                  {"actual", both("Actual", "実際")},
                                  {"verdict", both("Verdict", "判定")},
                                  {"time", both("Counter time", "窓口の時刻")},
                                  {"rows", rows}});
}

std::string picture_markup(const Picture& picture) {
  const std::string digest = fmt::format("#{}", adapters::crypto::short_digest(picture.digest));
  if (picture.small.empty()) return fmt::format(" <code class=\"place\">{}</code>", digest);
  const int width = picture.width * 48 / std::max(picture.height, 1);
  return fill(fragment("picture"), {{"digest", picture.digest},
                                    {"short", digest},
                                    {"width", std::to_string(width)},
                                    {"height", "48"}});
}

std::string event_row(const ports::TraceEvent& event, const PictureStore& pictures) {
  std::string details;
  for (const auto& [key, value] : event.details) {
    details += fmt::format("<span>{}</span> <code>{}</code> ", html_text(key), html_text(value));
  }
  const core::Text lane = core::label_of(event.lane);
  const bool has_picture = event.picture && !event.picture->empty();
  return fill(
      fragment("event"),
      {{"lane", std::string(core::name_of(event.lane))},
       {"odd", is_odd(event) ? " odd" : ""},
       {"at", html_text(short_duration(event.at.time_since_epoch()))},
       {"lane_label", both(lane.en, lane.ja)},
       {"title", html_text(event.title)},
       {"picture", has_picture ? picture_markup(pictures.of(*event.picture)) : ""},
       {"duration", event.duration.count() == 0 ? "" : html_text(short_duration(event.duration))},
       {"details", details}});
}

std::string events_table(const scenario::ScenarioResult& result, const PictureStore& pictures) {
  if (result.trace.empty()) return {};
  std::string rows;
  for (const ports::TraceEvent& event : result.trace) rows += event_row(event, pictures);
  const std::size_t count = result.trace.size();
  return fill(
      fragment("events"),
      {{"label", both(fmt::format("All {} events", count), fmt::format("全{}件のイベント", count))},
       {"time", both("Time", "時刻")},
       {"lane", both("Where", "場所")},
       {"event", both("Event", "イベント")},
       {"duration", both("Took", "所要")},
       {"details", both("Details", "詳細")},
       {"rows", rows}});
}

std::string cause_box(const scenario::ScenarioResult& result, Outcome outcome) {
  if (result.cause.empty()) return {};
  const bool reason = result.disposition != scenario::Disposition::run || outcome == Outcome::pass;
  return fill(fragment("cause"),
              {{"outcome", outcome_name(outcome)},
               {"label", reason ? both("Reason", "理由") : both("First cause", "最初の原因")},
               {"text", html_text(result.cause)},
               {"place", result.cause_place ? html_text(place_text(*result.cause_place)) : ""}});
}

std::string requirement_chips(const scenario::ScenarioResult& result) {
  std::string chips;
  for (const std::string& id : result.requirements) {
    chips += fmt::format("<a class=\"chip o-skipped\" href=\"#r-{}\">{}</a>", element_id(id),
                         html_text(id));
  }
  return chips;
}

}  // namespace

std::string scenario_element(const scenario::ScenarioResult& result) {
  const std::string id = element_id(result.id);
  return result.repetition == 0 ? id : fmt::format("{}.{}", id, result.repetition + 1);
}

std::string html_scenario(const scenario::ScenarioResult& result, const PictureStore& pictures) {
  const Outcome outcome = outcome_of(result);
  const bool trouble =
      outcome == Outcome::fail || outcome == Outcome::error || outcome == Outcome::inconclusive;
  const std::string shown =
      result.repetition == 0 ? result.id : fmt::format("{} #{}", result.id, result.repetition + 1);
  const std::string drawing = timeline_svg(result, pictures);
  std::string search = result.id + " " + result.title.en + " " + result.title.ja;
  for (const std::string& requirement : result.requirements) search += " " + requirement;
  return fill(fragment("scenario"),
              {{"outcome", outcome_name(outcome)},
               {"id", scenario_element(result)},
               {"search", html_text(search)},
               {"open", trouble ? " open" : ""},
               {"shape", outcome_shape(outcome)},
               {"verdict", outcome_label(outcome)},
               {"title", result.title.en.empty() && result.title.ja.empty() ? html_text(result.id)
                                                                            : both(result.title)},
               {"name", html_text(shown)},
               {"time", html_text(short_duration(result.counter_duration))},
               {"cause", cause_box(result, outcome)},
               {"requirements", requirement_chips(result)},
               {"file", html_text(result.file)},
               {"seed", fmt::format("seed {}", result.seed)},
               {"timeline", drawing.empty() ? "" : fill(fragment("timeline"), {{"svg", drawing}})},
               {"steps", steps_table(result)},
               {"events", events_table(result, pictures)}});
}

}  // namespace madoguchi::conformance::report
