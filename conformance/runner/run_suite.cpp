// SPDX-License-Identifier: Apache-2.0
#include "conformance/runner/run_suite.hpp"

#include "conformance/runner/ordered_observers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <thread>

namespace madoguchi::conformance::runner {
namespace {

using scenario::ScenarioDocument;
using scenario::ScenarioResult;
using scenario::Verdict;

/// Passes on what the engine reports; the end is reported by the suite, after judging.
class UntilJudged : public scenario::RunObserver {
 public:
  explicit UntilJudged(scenario::RunObserver& observer) : observer_(observer) {}
  void scenario_started(const std::string& id, const scenario::Title& title) override {
    observer_.scenario_started(id, title);
  }
  void step_finished(const std::string& id, const scenario::StepResult& step) override {
    observer_.step_finished(id, step);
  }

 private:
  scenario::RunObserver& observer_;
};

ScenarioResult blank_result(const PlannedScenario& planned, scenario::Mode mode) {
  ScenarioResult result;
  const ScenarioDocument& document = *planned.document;
  result.id = document.id;
  result.title = document.title;
  result.requirements = document.requirements;
  result.file = document.file;
  result.file_sha256 = document.file_sha256;
  result.mode = mode;
  result.seed = planned.seed;
  result.repetition = planned.repetition;
  return result;
}

ScenarioResult harness_error(const PlannedScenario& planned, scenario::Mode mode,
                             const std::string& what) {
  ScenarioResult result = blank_result(planned, mode);
  result.verdict = Verdict::error;
  result.cause = what;
  return result;
}

/// The jobs of one run and the plan that they share.
class Suite {
 public:
  Suite(const RunPlan& plan, const SuiteOptions& options, const ScenarioRunnerMaker& runners,
        OrderedObservers& observers)
      : plan_(plan),
        options_(options),
        runners_(runners),
        observers_(observers),
        results_(plan.size()) {}

  SuiteResult run() {
    const std::size_t jobs =
        std::clamp<std::size_t>(options_.jobs, 1, std::max<std::size_t>(plan_.size(), 1));
    {
      std::vector<std::jthread> threads;
      for (unsigned job = 1; job < jobs; ++job) threads.emplace_back([this, job] { work(job); });
      work(0);  // the caller's thread is the first job
    }
    SuiteResult suite;
    for (std::optional<ScenarioResult>& result : results_) {
      if (result) suite.results.push_back(std::move(*result));
    }
    suite.interrupted = suite.results.size() < plan_.size();
    return suite;
  }

 private:
  bool stopped() const { return options_.stop != nullptr && options_.stop->load(); }

  void work(unsigned job) {
    ScenarioRunner runner;
    std::string broken;
    try {
      runner = runners_(job);
    } catch (const std::exception& error) {
      broken = error.what();
    }
    for (std::size_t index = next_++; index < plan_.size(); index = next_++) {
      if (!stopped()) run_one(index, runner, broken);
      observers_.done(index);
    }
  }

  void run_one(std::size_t index, const ScenarioRunner& runner, const std::string& broken) {
    const PlannedScenario& planned = plan_[index];
    scenario::RunObserver& observer = observers_.at(index);
    UntilJudged until_judged(observer);
    ScenarioResult result;
    const auto not_run = options_.not_run ? options_.not_run(*planned.document) : std::nullopt;
    if (not_run) {
      result = blank_result(planned, options_.mode);
      result.disposition = not_run->disposition;
      result.cause = not_run->reason;
      observer.scenario_started(result.id, result.title);
      results_[index] = std::move(result);
      observer.scenario_finished(*results_[index]);
      return;
    }
    try {
      result =
          runner ? runner(planned, until_judged) : harness_error(planned, options_.mode, broken);
    } catch (const std::exception& error) {
      result = harness_error(planned, options_.mode, error.what());
    } catch (...) {
      result = harness_error(planned, options_.mode, "an exception of unknown type");
    }
    results_[index] = judged(std::move(result), *planned.document);
    observer.scenario_finished(*results_[index]);
  }

  const RunPlan& plan_;
  const SuiteOptions& options_;
  const ScenarioRunnerMaker& runners_;
  OrderedObservers& observers_;
  std::atomic<std::size_t> next_{0};
  std::vector<std::optional<ScenarioResult>> results_;  ///< each written by one job
};

}  // namespace

ScenarioResult judged(ScenarioResult result, const ScenarioDocument& document) {
  const bool ran = result.disposition == scenario::Disposition::run;
  if (document.must == Verdict::pass || !ran || result.verdict == Verdict::none) return result;
  const std::string_view must = core::name_of(document.must);
  if (document.as_it_should_be(result.verdict)) {
    result.cause = fmt::format("ends with {}, as it must: {}", must, result.cause);
    result.verdict = Verdict::pass;
  } else if (result.verdict != Verdict::error) {
    result.cause =
        fmt::format("has to end with {}, but ended with {}", must, core::name_of(result.verdict));
    result.cause_place = scenario::Place{document.file, 0, 0};
    result.verdict = Verdict::fail;
  }
  return result;
}

SuiteResult run_suite_with(const RunPlan& plan, const SuiteOptions& options,
                           const ScenarioRunnerMaker& runners,
                           const std::vector<scenario::RunObserver*>& observers) {
  OrderedObservers ordered(observers, plan.size());
  ordered.run_started(plan.size());
  SuiteResult result = Suite(plan, options, runners, ordered).run();
  ordered.run_finished();
  return result;
}

SuiteResult run_suite(const RunPlan& plan, const SuiteOptions& options,
                      const CounterFactoryMaker& counters,
                      const std::vector<scenario::RunObserver*>& observers) {
  const ScenarioRunnerMaker runners = [&](unsigned job) -> ScenarioRunner {
    const std::shared_ptr<scenario::CounterFactory> factory = counters(job);
    return [&options, factory](const PlannedScenario& planned, scenario::RunObserver& observer) {
      scenario::ScenarioEngine engine(*factory, observer, options.engine);
      const scenario::CounterOptions counter{options.mode, planned.seed, options.defects};
      return engine.run(*planned.document, counter, planned.repetition);
    };
  };
  return run_suite_with(plan, options, runners, observers);
}

}  // namespace madoguchi::conformance::runner
