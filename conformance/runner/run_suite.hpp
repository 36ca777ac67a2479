// SPDX-License-Identifier: Apache-2.0
// Runs a plan, several scenarios at a time, each at a counter of its own.
#pragma once

#include "checkin/defects.hpp"
#include "conformance/runner/run_plan.hpp"
#include "scenario/card_statement.hpp"
#include "scenario/scenario_engine.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace madoguchi::conformance::runner {

/// Why a scenario is not run; empty if it is.
using NotRunTest =
    std::function<std::optional<scenario::NotRun>(const scenario::ScenarioDocument&)>;

struct SuiteOptions {
  unsigned jobs = 1;
  scenario::Mode mode = scenario::Mode::sim;
  checkin::Defects defects;  ///< of the reference devices
  scenario::EngineOptions engine;
  NotRunTest not_run{};                     ///< empty: every scenario runs
  const std::atomic<bool>* stop = nullptr;  ///< once true, no further scenario is begun
};

struct SuiteResult {
  std::vector<scenario::ScenarioResult> results;  ///< in plan order; none for what was not begun
  bool interrupted = false;                       ///< stopped before the end of the plan
};

/// Makes what a job needs to build its counters; called once a job, on the job's thread.
using CounterFactoryMaker = std::function<std::unique_ptr<scenario::CounterFactory>(unsigned job)>;

/// Runs one planned scenario and reports to an observer.
using ScenarioRunner = std::function<scenario::ScenarioResult(const PlannedScenario& scenario,
                                                              scenario::RunObserver& observer)>;

/// Makes the runner of a job; called once a job, on the job's thread.
using ScenarioRunnerMaker = std::function<ScenarioRunner(unsigned job)>;

/// Runs the plan with the engine. Observers are called one at a time and in plan order, and see the
/// same whatever the number of jobs. An exception becomes the verdict `error` of its scenario.
SuiteResult run_suite(const RunPlan& plan, const SuiteOptions& options,
                      const CounterFactoryMaker& counters,
                      const std::vector<scenario::RunObserver*>& observers);

/// The same with something else than the engine doing the work.
SuiteResult run_suite_with(const RunPlan& plan, const SuiteOptions& options,
                           const ScenarioRunnerMaker& runners,
                           const std::vector<scenario::RunObserver*>& observers);

/// The result against what the scenario has to end with: one of the suite's must-fail scenarios is
/// a pass when it fails, and a fail when it does not. Errors stay errors.
scenario::ScenarioResult judged(scenario::ScenarioResult result,
                                const scenario::ScenarioDocument& document);

}  // namespace madoguchi::conformance::runner
