// SPDX-License-Identifier: Apache-2.0
// The same run whatever the number of jobs; what goes wrong becomes a verdict.
#include "conformance/runner/run_suite.hpp"

#include "conformance/runner/interrupt.hpp"

#include <gmock/gmock.h>

#include <csignal>
#include <set>
#include <stdexcept>
#include <thread>

namespace madoguchi::conformance::runner {
namespace {

using scenario::Verdict;

std::vector<scenario::ScenarioDocument> documents(int count) {
  std::vector<scenario::ScenarioDocument> list;
  for (int i = 0; i < count; ++i) {
    scenario::ScenarioDocument document;
    document.id = "s" + std::to_string(i);
    document.file = "scenarios/area" + std::to_string(i % 2) + "/" + document.id + ".yaml";
    document.requirements = {i % 2 == 0 ? "N-01" : "N-02"};
    list.push_back(std::move(document));
  }
  return list;
}

/// Writes down what it is told.
class Notes : public scenario::RunObserver {
 public:
  void run_started(std::size_t scenarios) override { add("run " + std::to_string(scenarios)); }
  void scenario_started(const std::string& id, const scenario::Title&) override {
    add("start " + id);
  }
  void step_finished(const std::string& id, const scenario::StepResult& step) override {
    add("step " + id + " " + step.action);
  }
  void scenario_finished(const scenario::ScenarioResult& result) override {
    add("end " + result.id + " " + std::string(core::name_of(result.verdict)));
  }
  void run_finished() override { add("done"); }

  std::vector<std::string> lines;

 private:
  void add(std::string line) { lines.push_back(std::move(line)); }
};

scenario::StepResult step(std::string action) {
  scenario::StepResult result;
  result.action = std::move(action);
  return result;
}

scenario::ScenarioResult played(const PlannedScenario& planned, scenario::RunObserver& observer) {
  scenario::ScenarioResult result;
  result.id = planned.document->id;
  result.seed = planned.seed;
  result.repetition = planned.repetition;
  result.verdict = Verdict::pass;
  observer.scenario_started(result.id, {});
  // Later scenarios are quicker, so that jobs finish out of order.
  std::this_thread::sleep_for(std::chrono::microseconds(planned.seed % 900));
  observer.step_finished(result.id, step("a"));
  if (result.id == "s3") throw std::runtime_error("the counter fell over");
  observer.step_finished(result.id, step("b"));
  return result;
}

TEST(RunSuite, IsTheSameForAnyNumberOfJobs) {
  PlanOptions options;
  options.repeat = 2;
  const RunPlan plan = make_plan(documents(12), options);
  std::vector<std::vector<std::string>> notes;
  for (const unsigned jobs : {1U, 2U, 5U}) {
    Notes observer;
    const SuiteResult suite =
        run_suite_with(plan, {.jobs = jobs, .mode = {}, .defects = {}, .engine = {}},
                       [](unsigned) { return played; }, {&observer});
    ASSERT_EQ(suite.results.size(), 24U);
    EXPECT_FALSE(suite.interrupted);
    for (std::size_t i = 0; i < plan.size(); ++i) {
      EXPECT_EQ(suite.results[i].id, plan[i].document->id);
      EXPECT_EQ(suite.results[i].seed, plan[i].seed);
    }
    notes.push_back(observer.lines);
  }
  EXPECT_EQ(notes[0], notes[1]);
  EXPECT_EQ(notes[0], notes[2]);
  EXPECT_EQ(notes[0][0], "run 24");
  EXPECT_EQ(notes[0][1], "start s0");
  EXPECT_EQ(notes[0].back(), "done");
}

TEST(RunSuite, AnExceptionIsAnErrorOfItsScenarioOnly) {
  const RunPlan plan = make_plan(documents(5), {});
  const SuiteResult suite = run_suite_with(plan, {}, [](unsigned) { return played; }, {});
  EXPECT_EQ(suite.results[3].verdict, Verdict::error);
  EXPECT_EQ(suite.results[3].cause, "the counter fell over");
  EXPECT_EQ(suite.results[3].id, "s3");
  EXPECT_EQ(suite.results[4].verdict, Verdict::pass);
}

TEST(RunSuite, WhatIsDecidedBeforehandIsNotRun) {
  const RunPlan plan = make_plan(documents(3), {});
  SuiteOptions options;
  options.not_run = [](const scenario::ScenarioDocument& document) {
    return document.id == "s1"
               ? std::optional(scenario::NotRun{scenario::Disposition::skipped, "no PIN is known"})
               : std::nullopt;
  };
  Notes observer;
  const SuiteResult suite =
      run_suite_with(plan, options, [](unsigned) { return played; }, {&observer});
  ASSERT_EQ(suite.results.size(), 3U);
  EXPECT_EQ(suite.results[1].disposition, scenario::Disposition::skipped);
  EXPECT_EQ(suite.results[1].cause, "no PIN is known");
  EXPECT_EQ(suite.results[1].requirements, plan[1].document->requirements);
  EXPECT_EQ(suite.results[0].disposition, scenario::Disposition::run);
  EXPECT_THAT(observer.lines, testing::Contains("end s1 none"));
  EXPECT_THAT(observer.lines, testing::Not(testing::Contains("step s1 a")));
}

TEST(RunSuite, AJobThatCannotBeginGivesErrors) {
  const RunPlan plan = make_plan(documents(2), {});
  const ScenarioRunnerMaker broken = [](unsigned) -> ScenarioRunner {
    throw std::runtime_error("no reader");
  };
  const SuiteResult suite = run_suite_with(plan, {}, broken, {});
  ASSERT_EQ(suite.results.size(), 2U);
  EXPECT_EQ(suite.results[1].verdict, Verdict::error);
  EXPECT_EQ(suite.results[1].cause, "no reader");
}

TEST(RunSuite, StopsAfterTheRunningScenarioWhenInterrupted) {
  const InterruptGuard guard;
  const RunPlan plan = make_plan(documents(3), {});
  SuiteOptions options;
  options.stop = &InterruptGuard::flag();
  const auto interrupting = [](unsigned) {
    return [](const PlannedScenario& planned, scenario::RunObserver& observer) {
      if (planned.document->id == "s1") std::raise(SIGINT);
      return played(planned, observer);
    };
  };
  Notes observer;
  const SuiteResult suite = run_suite_with(plan, options, interrupting, {&observer});
  EXPECT_TRUE(suite.interrupted);
  ASSERT_EQ(suite.results.size(), 2U);
  EXPECT_EQ(suite.results[1].verdict, Verdict::pass);  // what runs is finished
  EXPECT_EQ(observer.lines.back(), "done");
}

TEST(RunSuite, MustFailScenariosAreTurnedRound) {
  scenario::ScenarioDocument document;
  document.must = Verdict::fail;
  scenario::ScenarioResult result;
  result.verdict = Verdict::fail;
  result.cause = "tick: expected true, actual false";
  EXPECT_EQ(judged(result, document).verdict, Verdict::pass);
  EXPECT_EQ(judged(result, document).cause,
            "ends with fail, as it must: tick: expected true, actual false");
  result.verdict = Verdict::pass;
  EXPECT_EQ(judged(result, document).verdict, Verdict::fail);
  EXPECT_EQ(judged(result, document).cause, "has to end with fail, but ended with pass");
  result.verdict = Verdict::error;
  EXPECT_EQ(judged(result, document).verdict, Verdict::error);
  result.disposition = scenario::Disposition::skipped;
  result.verdict = Verdict::none;
  EXPECT_EQ(judged(result, document).verdict, Verdict::none);
}

TEST(RunPlan, FiltersShardsRepeatsAndSeeds) {
  PlanOptions options;
  options.filter = Filter::parse("area:area0 and N-01");
  options.repeat = 3;
  const RunPlan plan = make_plan(documents(6), options);
  ASSERT_EQ(plan.size(), 9U);
  EXPECT_EQ(plan[0].document->id, "s0");
  EXPECT_EQ(plan[3].document->id, "s2");
  EXPECT_EQ(plan[5].repetition, 2);
  std::set<std::uint64_t> seeds;
  for (const PlannedScenario& planned : plan) seeds.insert(planned.seed);
  EXPECT_EQ(seeds.size(), 9U);
  EXPECT_EQ(scenario_seed(1, "s0", 0), plan[0].seed);  // whatever else is in the plan
  EXPECT_NE(scenario_seed(2, "s0", 0), plan[0].seed);

  std::size_t sharded = 0;
  for (unsigned index : {1U, 2U, 3U}) {
    PlanOptions part;
    part.shard = {index, 3};
    sharded += make_plan(documents(20), part).size();
  }
  EXPECT_EQ(sharded, 20U);
}

}  // namespace
}  // namespace madoguchi::conformance::runner
