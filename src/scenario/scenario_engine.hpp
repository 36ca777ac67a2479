// SPDX-License-Identifier: Apache-2.0
// Plays a scenario at a counter and judges it. It prints nothing: whoever wants to see something
// observes.
#pragma once

#include "scenario/counter.hpp"
#include "scenario/run_observer.hpp"
#include "scenario/scenario_document.hpp"

#include <chrono>
#include <functional>

namespace madoguchi::scenario {

struct EngineOptions {
  /// Longest time of a scenario on the counter's clock; then it is an error.
  std::chrono::nanoseconds limit = std::chrono::minutes(10);
  /// Wall clock for the report; without it those fields stay zero.
  std::function<std::chrono::system_clock::time_point()> wall_clock;
};

/// Verdict of a scenario:
/// - an expectation that does not hold is a `fail`: the system did something else than it should;
/// - an operation that could not be done (a Result error or an exception of the system, the stage
///   or the suite) is an `error`: nobody can tell from it what the system would have done;
/// - more time than the limit is an `error`;
/// - the first step that is not a pass is the last one that runs; the others stay `none`.
class ScenarioEngine {
 public:
  /// Both have to outlive the engine.
  ScenarioEngine(CounterFactory& counters, RunObserver& observer, EngineOptions options = {})
      : counters_(counters), observer_(observer), options_(std::move(options)) {}

  /// Builds the counter, plays all steps, takes the card away and closes the counter.
  /// Never throws for what happens at the counter.
  ScenarioResult run(const ScenarioDocument& scenario, const CounterOptions& options,
                     int repetition = 0);

 private:
  CounterFactory& counters_;
  RunObserver& observer_;
  EngineOptions options_;
};

}  // namespace madoguchi::scenario
