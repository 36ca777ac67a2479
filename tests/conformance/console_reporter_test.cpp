// SPDX-License-Identifier: Apache-2.0
// Widths are those of Unicode's East Asian Width property (UAX #11).
#include "conformance/report/console_reporter.hpp"

#include "conformance/report/display_width.hpp"
#include "conformance/report/event_lines.hpp"
#include "tests/conformance/sample_run.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace madoguchi::conformance::report {
namespace {

using testing::HasSubstr;
using testing::Not;

void play(scenario::RunObserver& observer, const RunReport& report) {
  observer.run_started(report.info.planned);
  for (const auto& result : report.results) {
    observer.scenario_started(result.id, result.title);
    for (const auto& step : result.steps) observer.step_finished(result.id, step);
    observer.scenario_finished(result);
  }
  observer.run_finished();
}

std::string console(ConsoleOptions options) {
  std::ostringstream out;
  options.now = [] { return std::chrono::steady_clock::time_point{}; };
  ConsoleReporter reporter(out, options);
  play(reporter, samples::run_report());
  return out.str();
}

TEST(DisplayWidth, CountsWideCharactersTwice) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("窓口"), 4U);
  EXPECT_EQ(display_width("ｶﾅ"), 2U);  // half-width katakana
  EXPECT_EQ(display_width("Ａ"), 2U);  // full-width Latin
  EXPECT_EQ(display_width("か\u3099"), 2U);
  EXPECT_EQ(display_width("\xff"), 1U);
  EXPECT_EQ(pad_to("窓口", 6), "窓口  ");
  EXPECT_EQ(clip_to("窓口の確認", 6), "窓口…");
  EXPECT_EQ(clip_to("窓口", 4), "窓口");
}

TEST(ConsoleReporter, PrintsPlainLinesAndATableAwayFromATerminal) {
  const std::string text = console({});
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\r")));
  EXPECT_THAT(text, HasSubstr("[2/7] ✖ fail  face  (4.25 s)\n"
                              "    comparison: expected non_match, actual match  "
                              "[scenarios/identity/face.yaml:21]  (N-04, N-05)\n"));
  EXPECT_THAT(text, HasSubstr("6 scenarios: ✔ 1 pass, ▲ 1 inconclusive, ✖ 1 fail, ■ 1 error, "
                              "– 1 not applicable, ○ 1 skipped, · 1 not run  (0:00)\n"));
}

TEST(ConsoleReporter, SpeaksJapanese) {
  ConsoleOptions options;
  options.language = core::Language::japanese;
  const std::string text = console(options);
  EXPECT_THAT(text, HasSubstr("✖ 不合格"));
  EXPECT_THAT(text, HasSubstr("顔が一致しない"));
}

TEST(ConsoleReporter, KeepsDevicesFromSendingControlBytes) {
  EXPECT_THAT(console({}), HasSubstr("answer was   [31m"));
}

TEST(ConsoleReporter, ColoursOnlyWhenAsked) {
  ConsoleOptions options;
  options.live = true;
  EXPECT_THAT(console(options), HasSubstr("\r\x1b[2K"));
  EXPECT_THAT(console(options), Not(HasSubstr("\x1b[31m")));
  options.colour = true;
  EXPECT_THAT(console(options), HasSubstr("\x1b[31m✖ fail"));
}

TEST(EventLines, WritesOneObjectALine) {
  std::ostringstream out;
  EventLines lines(out);
  play(lines, samples::run_report());
  std::istringstream in(out.str());
  std::vector<std::string> events;
  for (std::string line; std::getline(in, line);) {
    const auto object = boost::json::parse(line).as_object();
    events.emplace_back(object.at("event").as_string());
    if (events.back() == "run_finished") {
      EXPECT_EQ(object.at("totals").at("fail").to_number<int>(), 1);
    }
  }
  EXPECT_EQ(events.size(), 1U + 6U * 2U + 2U + 1U);  // run, scenarios, two steps, end
  EXPECT_EQ(events.front(), "run_started");
  EXPECT_EQ(events.back(), "run_finished");
}

}  // namespace
}  // namespace madoguchi::conformance::report
