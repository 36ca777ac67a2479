// SPDX-License-Identifier: Apache-2.0
// A small run with one scenario of every outcome, for the tests of the reports.
#pragma once

#include "conformance/report/run_report.hpp"

#include <string>

namespace madoguchi::conformance::samples {

inline scenario::Check check(std::string key, std::string expected, std::string actual,
                             scenario::Verdict verdict, int line) {
  return {std::move(key),
          std::move(expected),
          std::move(actual),
          verdict,
          {"scenarios/identity/face.yaml", line, 7}};
}

inline ports::TraceEvent event(ports::Lane lane, int at_ms, int duration_ms, std::string title) {
  return {lane,
          ports::Instant(std::chrono::milliseconds(at_ms)),
          std::chrono::milliseconds(duration_ms),
          std::move(title),
          {},
          nullptr};
}

inline scenario::ScenarioResult result(std::string id, scenario::Verdict verdict) {
  scenario::ScenarioResult r;
  r.id = std::move(id);
  r.title = {"Title of " + r.id, r.id + "の題名"};
  r.requirements = {"N-04"};
  r.file = "scenarios/identity/" + r.id + ".yaml";
  r.file_sha256 = std::string(64, 'a');
  r.seed = 77;
  r.verdict = verdict;
  r.system = "reference counter";
  r.started_at = std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000));
  r.wall_duration = std::chrono::milliseconds(3);
  r.counter_duration = std::chrono::milliseconds(4250);
  return r;
}

/// Fails in its second step: expected non_match, actual match, at line 21.
inline scenario::ScenarioResult failing_result() {
  using scenario::Verdict;
  scenario::ScenarioResult r = result("face", Verdict::fail);
  r.title = {"Face <script>alert(1)</script> & \"quotes\"", "顔が一致しない"};
  r.requirements = {"N-04", "N-05"};
  r.cause = "comparison: expected non_match, actual match";
  r.cause_place = scenario::Place{r.file, 21, 7};
  r.steps.push_back({"place_card",
                     "place_card: {}",
                     {r.file, 18, 3},
                     ports::Instant{},
                     std::chrono::milliseconds(900),
                     {check("methods", "[face]", "[face]", Verdict::pass, 19)},
                     Verdict::pass,
                     ""});
  r.steps.push_back({"choose_method",
                     "choose_method: face",
                     {r.file, 20, 3},
                     ports::Instant(std::chrono::milliseconds(900)),
                     std::chrono::seconds(2),
                     {check("comparison", "non_match", "match", Verdict::fail, 21)},
                     Verdict::fail,
                     r.cause});
  r.phases.push_back({"card_read", ports::Instant{}, std::chrono::milliseconds(800)});
  r.trace.push_back(event(ports::Lane::card, 120, 40, "SELECT DF"));
  r.trace.back().details = {{"command", "00 A4 04 0C 0A D3 92"}, {"status", "9000"}};
  auto picture = std::make_shared<biometrics::Image>();
  picture->width = 2;
  picture->height = 1;
  picture->pixels = {1, 2, 3, 4, 5, 6};
  r.trace.push_back(event(ports::Lane::camera, 1200, 0, "frame"));
  r.trace.back().picture = picture;
  return r;
}

inline report::RunReport run_report() {
  using scenario::Verdict;
  report::RunReport report;
  report.info.version = "0.1.0";
  report.info.seed = 18'446'744'073'709'551'615ULL;
  report.info.system = "reference counter";
  report.info.profile = "reference";
  report.info.planned = 7;
  report.info.started_at = std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000));
  report.info.wall_duration = std::chrono::milliseconds(1234);
  report.info.machine = {"test processor", "Linux 6.1", 2};
  report.info.inputs = {{"media/hanako", std::string(64, 'b')}};
  report.results = {result("passes", Verdict::pass),         failing_result(),
                    result("unsure", Verdict::inconclusive), result("broken", Verdict::error),
                    result("absent", Verdict::none),         result("later", Verdict::none)};
  report.results[2].cause = "sample too small";
  report.results[3].cause = std::string("answer was \0\x1b[31m", 17) + "\xff";
  report.results[4].disposition = scenario::Disposition::not_applicable;
  report.results[4].cause = "no camera claimed";
  report.results[5].disposition = scenario::Disposition::skipped;
  report.results[5].cause = "no card reader here";
  return report;
}

}  // namespace madoguchi::conformance::samples
