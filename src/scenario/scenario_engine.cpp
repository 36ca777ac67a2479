// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_engine.hpp"

#include "scenario/scenario_play.hpp"
#include "scenario/trace_recorder.hpp"

#include <exception>

namespace madoguchi::scenario {
namespace {

ScenarioResult blank_result(const ScenarioDocument& scenario, const CounterOptions& options,
                            int repetition) {
  ScenarioResult result;
  result.id = scenario.id;
  result.title = scenario.title;
  result.requirements = scenario.requirements;
  result.file = scenario.file;
  result.file_sha256 = scenario.file_sha256;
  result.mode = options.mode;
  result.seed = options.seed;
  result.repetition = repetition;
  for (const PlannedStep& planned : scenario.steps) {
    StepResult step;
    step.action = planned.action;
    const std::string arguments = planned.step->arguments();
    step.summary = planned.action + (arguments.empty() ? "" : ": " + arguments);
    step.place = planned.place;
    result.steps.push_back(std::move(step));
  }
  return result;
}

void fail_hard(ScenarioResult& result, const std::string& cause) {
  result.verdict = Verdict::error;
  if (result.cause.empty()) result.cause = cause;
}

/// A finding about the system is a failure of the scenario that showed it.
void fail_for(ScenarioResult& result, const std::vector<std::string>& findings) {
  for (const std::string& finding : findings) {
    if (result.cause.empty()) result.cause = finding;
    result.verdict = worse_of(result.verdict, Verdict::fail);
  }
}

}  // namespace

ScenarioResult ScenarioEngine::run(const ScenarioDocument& scenario, const CounterOptions& options,
                                   int repetition) {
  ScenarioResult result = blank_result(scenario, options, repetition);
  if (options_.wall_clock) result.started_at = options_.wall_clock();
  observer_.scenario_started(scenario.id, scenario.title);
  try {
    TraceRecorder trace(result);
    auto counter = counters_.build(scenario.world, options, trace);
    if (!counter) {
      fail_hard(result, "the counter could not be built: " + counter.error().message());
    } else {
      result.system = (*counter)->system().description();
      ScenarioPlay play(scenario, **counter, trace, observer_, result);
      (*counter)->run([&play, limit = options_.limit] { return play.play(limit); });
      fail_for(result, (*counter)->findings());
      if (repetition == 0) result.evidence = (*counter)->evidence();
    }
  } catch (const std::exception& error) {
    fail_hard(result, std::string("the suite itself failed: ") + error.what());
  }
  if (result.verdict == Verdict::none) fail_hard(result, "the scenario did not run to its end");
  if (options_.wall_clock) result.wall_duration = options_.wall_clock() - result.started_at;
  observer_.scenario_finished(result);
  return result;
}

}  // namespace madoguchi::scenario
