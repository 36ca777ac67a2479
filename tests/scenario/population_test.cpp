// SPDX-License-Identifier: Apache-2.0
// Scenarios about populations: what they may say, and the verdicts of their limits. Expected values
// are the rules of population_trial.hpp.
#include "scenario/explain.hpp"
#include "scenario/lint.hpp"
#include "scenario/scenario_engine.hpp"
#include "scenario/scenario_error.hpp"
#include "tests/scenario/fake_counter.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::scenario {
namespace {

using biometrics::performance::Limit;
using biometrics::performance::LimitVerdict;
using testing::HasSubstr;

std::string text_of(const std::string& population, const std::string& limits) {
  return "id: a-population\n"
         "title: {en: A test, ja: 試験}\n"
         "requirements: [N-10]\n"
         "world:\n"
         "  population: " +
         population +
         "\n"
         "steps:\n"
         "  - evaluate_faces:\n"
         "    expect: {limits: [" +
         limits + "]}\n";
}

const std::string usual = "{people: 60, from: 2000, scenes: [moderate, side_light mask=mask]}";

/// Verdicts by the rate that a limit is about.
class FakeTrial final : public ports::PopulationTrial {
 public:
  core::Result<> run() override {
    ++runs;
    return {};
  }
  core::Result<ports::LimitFinding> judge(const Limit& limit) override {
    const ports::LimitFinding finding{verdict, "0.02 [0.01, 0.03], 2 of 100", judged};
    limits.push_back(limit.text);
    return finding;
  }
  int runs = 0;
  std::vector<std::string> limits;
  LimitVerdict verdict = LimitVerdict::pass;
  bool judged = true;
};

class PopulationCounters : public CounterFactory {
 public:
  explicit PopulationCounters(FakeTrial& trial) : trial_(trial) {}
  core::Result<std::unique_ptr<Counter>> build(const World& world, const CounterOptions&,
                                               ports::TraceSink&) override {
    seen = world.population;
    return std::unique_ptr<Counter>(std::make_unique<Built>(script_, world.date, trial_));
  }
  std::optional<ports::PopulationPlan> seen;

 private:
  class Built : public FakeCounter {
   public:
    Built(Script& script, core::CivilDate day, FakeTrial& trial)
        : FakeCounter(script, day), trial_(trial) {}
    ports::PopulationTrial* population_trial() override { return &trial_; }

   private:
    FakeTrial& trial_;
  };

  FakeTrial& trial_;
  Script script_;
};

class Nobody : public RunObserver {};

TEST(Population, IsReadFromTheWorld) {
  const auto document = load_one(text_of(usual, "fta <= 0.1, far<=0.01"));
  ASSERT_TRUE(document.world.population);
  const ports::PopulationPlan& plan = *document.world.population;
  EXPECT_EQ(plan.people, 60U);
  EXPECT_EQ(plan.first, 2000U);
  ASSERT_EQ(plan.scenes.size(), 5U);
  EXPECT_EQ(plan.scenes.back().mask, biometrics::MaskWear::mask);
  EXPECT_EQ(plan.frames, 3);
  ASSERT_EQ(document.steps.size(), 1U);
  ASSERT_EQ(document.steps[0].checks.size(), 2U);
  EXPECT_EQ(document.steps[0].checks[0].expectation->expected(), "fta<=0.1");
  EXPECT_THAT(explain(document, core::Language::english), HasSubstr("60 people from number 2000"));
}

std::string problems_of(const std::string& text) {
  try {
    load_one(text);
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "none";
}

TEST(Population, TellsWhatMakesNoSense) {
  EXPECT_THAT(problems_of(text_of("{people: 60, scenes: [frontl]}", "fta<=0.1")),
              HasSubstr("frontal"));
  EXPECT_THAT(problems_of(text_of("{people: 1, scenes: [frontal]}", "fta<=0.1")),
              HasSubstr("world.population.people"));
  EXPECT_THAT(problems_of(text_of(usual, "ftb<=0.1")), HasSubstr("expected one of"));
  EXPECT_THAT(problems_of(text_of(usual + "\n  institution: hospital", "fta<=0.1")),
              HasSubstr("nothing else beside a population"));
  const std::string counter = scenario_text("  - evaluate_faces:\n");
  EXPECT_THAT(problems_of(counter), HasSubstr("only in a world of a population"));
  std::string card = text_of(usual, "fta<=0.1");
  card.replace(card.find("evaluate_faces"), 14, "place_card");
  EXPECT_THAT(problems_of(card), HasSubstr("no counter in a world of a population"));
}

ScenarioResult run(FakeTrial& trial, const std::string& limits = "fta <= 0.1, far<=0.01") {
  PopulationCounters counters(trial);
  Nobody observer;
  return ScenarioEngine(counters, observer).run(load_one(text_of(usual, limits)), {});
}

TEST(Population, HasTheVerdictOfItsLimits) {
  FakeTrial trial;
  const auto passed = run(trial);
  EXPECT_EQ(passed.verdict, Verdict::pass) << passed.cause;
  EXPECT_EQ(trial.runs, 1);
  EXPECT_THAT(trial.limits, testing::ElementsAre("fta<=0.1", "far<=0.01"));
  EXPECT_EQ(passed.steps[0].checks[1].actual, "0.02 [0.01, 0.03], 2 of 100");
  trial.verdict = LimitVerdict::inconclusive;
  EXPECT_EQ(run(trial).verdict, Verdict::inconclusive);
  trial.verdict = LimitVerdict::fail;
  const auto failed = run(trial);
  EXPECT_EQ(failed.verdict, Verdict::fail);
  EXPECT_THAT(failed.cause, HasSubstr("fta<=0.1"));
  trial.judged = false;
  const auto unseen = run(trial);
  EXPECT_EQ(unseen.verdict, Verdict::pass);
  EXPECT_EQ(unseen.steps[0].checks[0].verdict, Verdict::none);
}

}  // namespace
}  // namespace madoguchi::scenario
