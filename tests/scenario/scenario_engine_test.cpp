// SPDX-License-Identifier: Apache-2.0
// The engine's verdicts, order and clearing up; expected values are the rules of
// scenario_engine.hpp.
#include "scenario/scenario_engine.hpp"

#include "tests/scenario/fake_counter.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>

namespace madoguchi::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Recorder : public RunObserver {
 public:
  void scenario_started(const std::string& id, const Title&) override {
    seen.push_back(fmt::format("start {}", id));
  }
  void step_finished(const std::string&, const StepResult& step) override {
    seen.push_back(fmt::format("{} {}", step.action, core::name_of(step.verdict)));
  }
  void scenario_finished(const ScenarioResult& result) override {
    seen.push_back(fmt::format("end {}", core::name_of(result.verdict)));
  }
  std::vector<std::string> seen;
};

class EngineTest : public testing::Test {
 protected:
  ScenarioResult run(const std::string& steps, EngineOptions options = {}) {
    return ScenarioEngine(counters, recorder, options).run(load_one(scenario_text(steps)), {});
  }
  static ports::Observation seen_reason(checkin::Reason reason) {
    ports::Observation seen;
    seen.reason = reason;
    return seen;
  }

  Script script;
  FakeCounters counters{script};
  Recorder recorder;
};

TEST_F(EngineTest, PassesWhenEveryExpectationHolds) {
  const auto result = run("  - place_card:\n    expect: {reason: none}\n");
  EXPECT_EQ(result.verdict, Verdict::pass) << result.cause;
  EXPECT_EQ(result.system, "fake system");
  ASSERT_EQ(result.steps.size(), 1U);
  ASSERT_EQ(result.steps[0].checks.size(), 1U);
  EXPECT_EQ(result.steps[0].checks[0].verdict, Verdict::pass);
}

TEST_F(EngineTest, AFindingAboutTheSystemFailsWhateverIsExpected) {
  script.findings = {"comparator: crash (1): SIGSEGV", "another"};
  const auto result = run("  - place_card:\n    expect: {reason: none}\n");
  EXPECT_EQ(result.verdict, Verdict::fail);
  EXPECT_EQ(result.cause, "comparator: crash (1): SIGSEGV");
  EXPECT_EQ(result.steps[0].verdict, Verdict::pass);
}

TEST_F(EngineTest, PlacesTheCardBeforeThePatientIsAskedAndTakesItAwayAtTheEnd) {
  run("  - place_card:\n");
  EXPECT_THAT(script.deeds, ElementsAre("insert_card", "patient: CardPlaced", "remove_card",
                                        "patient: CardTaken"));
}

TEST_F(EngineTest, DoesNotTakeTheCardTwice) {
  run("  - place_card:\n  - take_card:\n");
  EXPECT_THAT(script.deeds, ElementsAre("insert_card", "patient: CardPlaced", "remove_card",
                                        "patient: CardTaken", "remove_card"));
}

TEST_F(EngineTest, FailsWithTheFirstCauseAndStopsAfterTheFailingStep) {
  script.answers.push_back(seen_reason(checkin::Reason::pin_wrong));
  const auto result =
      run("  - place_card:\n    expect: {reason: none, verified_by: face}\n"
          "  - take_card:\n");
  EXPECT_EQ(result.verdict, Verdict::fail);
  EXPECT_EQ(result.cause, "reason: expected none, observed pin_wrong");
  ASSERT_TRUE(result.cause_place);
  EXPECT_EQ(result.cause_place->line, 12);
  EXPECT_EQ(result.cause_place->column, 14);
  EXPECT_EQ(result.steps[0].checks[1].verdict, Verdict::fail) << "the other checks are made too";
  EXPECT_EQ(result.steps[1].verdict, Verdict::none);
  EXPECT_EQ(result.steps[1].summary, "take_card");
  EXPECT_EQ(script.deeds.back(), "patient: CardTaken") << "the card is taken away all the same";
}

TEST_F(EngineTest, ASystemThatCannotAnswerIsAnError) {
  script.answers.push_back(core::fail(core::Errc::timeout, "the reader's answer"));
  const auto result = run("  - place_card:\n  - take_card:\n");
  EXPECT_EQ(result.verdict, Verdict::error);
  EXPECT_THAT(result.cause, HasSubstr("place_card: it took longer than allowed"));
  EXPECT_EQ(result.steps[1].verdict, Verdict::none);
}

TEST_F(EngineTest, AnExceptionOfTheSystemIsAnErrorAndDoesNotEscape) {
  script.throws = true;
  const auto result = run("  - place_card:\n");
  EXPECT_EQ(result.verdict, Verdict::error);
  EXPECT_THAT(result.cause, HasSubstr("the fake system threw"));
  EXPECT_EQ(script.deeds.back(), "remove_card");
}

TEST_F(EngineTest, ACounterThatCannotBeBuiltIsAnError) {
  counters.refuses = true;
  const auto result = run("  - place_card:\n");
  EXPECT_EQ(result.verdict, Verdict::error);
  EXPECT_THAT(result.cause, HasSubstr("no such picture"));
}

TEST_F(EngineTest, ACardThatCannotBeTakenAwayMakesAPassAnErrorButAFailKeepsItsCause) {
  script.removal = core::fail(core::Errc::reader_unavailable);
  EXPECT_EQ(run("  - place_card:\n").verdict, Verdict::error);
  script.answers.push_back(seen_reason(checkin::Reason::pin_wrong));
  const auto failed = run("  - place_card:\n    expect: {reason: none}\n");
  EXPECT_EQ(failed.verdict, Verdict::error);
  EXPECT_EQ(failed.cause, "reason: expected none, observed pin_wrong");
}

TEST_F(EngineTest, MoreTimeThanTheLimitIsAnError) {
  script.each_takes = std::chrono::hours(1);
  const auto result = run("  - place_card:\n");
  EXPECT_EQ(result.verdict, Verdict::error);
  EXPECT_EQ(result.cause, "the scenario took longer than 600 s");
}

TEST_F(EngineTest, TimesStepsOnTheCountersClockAndKeepsPhases) {
  script.each_takes = std::chrono::milliseconds(250);
  const auto result = run("  - place_card:\n  - wait: 5\n");
  EXPECT_EQ(result.verdict, Verdict::pass) << result.cause;
  EXPECT_EQ(result.steps[0].duration, std::chrono::milliseconds(250));
  EXPECT_EQ(result.steps[1].started.time_since_epoch(), std::chrono::milliseconds(250));
  // The five seconds, and the time that the counter takes to notice that they went by.
  EXPECT_EQ(result.steps[1].duration, std::chrono::milliseconds(5250));
  EXPECT_EQ(result.counter_duration, std::chrono::milliseconds(5500));
  ASSERT_EQ(result.phases.size(), 1U);
  EXPECT_EQ(result.phases[0].phase, "check_in");
}

TEST_F(EngineTest, TellsTheObserverEverything) {
  run("  - place_card:\n    expect: {verified_by: face}\n");
  EXPECT_THAT(recorder.seen, ElementsAre("start test-scenario", "place_card fail", "end fail"));
}

TEST_F(EngineTest, ReadsTheWallClockOnlyIfThereIsOne) {
  auto now = std::chrono::system_clock::time_point(std::chrono::hours(1));
  EngineOptions options;
  options.wall_clock = [&now] { return now += std::chrono::seconds(1); };
  const auto result = run("  - place_card:\n", options);
  EXPECT_EQ(result.wall_duration, std::chrono::seconds(1));
  EXPECT_EQ(run("  - place_card:\n").wall_duration.count(), 0);
}

}  // namespace
}  // namespace madoguchi::scenario
