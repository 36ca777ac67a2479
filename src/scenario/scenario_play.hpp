// SPDX-License-Identifier: Apache-2.0
// One scenario being played at one counter: the coroutines behind ScenarioEngine.
#pragma once

#include "scenario/counter.hpp"
#include "scenario/run_observer.hpp"
#include "scenario/scenario_document.hpp"

#include <chrono>
#include <optional>

namespace madoguchi::scenario {

class ScenarioPlay {
 public:
  /// Everything has to outlive the play; `result.steps` has a record for each step already.
  ScenarioPlay(const ScenarioDocument& scenario, Counter& counter, ports::TraceSink& trace,
               RunObserver& observer, ScenarioResult& result);

  /// Plays the steps and takes the card away, each under a time limit. Throws nothing.
  ports::Awaitable<void> play(std::chrono::nanoseconds limit);

 private:
  ports::Awaitable<void> play_steps();
  ports::Awaitable<bool> reach_card();
  ports::Awaitable<void> play_step(std::size_t index);
  ports::Awaitable<void> clear_counter();
  ports::Awaitable<void> watch(std::chrono::nanoseconds limit, std::string what);
  void check(const PlannedStep& planned, std::size_t files_before, StepResult& record);
  void judge(StepResult& record, Verdict verdict, const std::string& cause);
  void judge(Verdict verdict, const std::string& cause, const Place* place);

  const ScenarioDocument& scenario_;
  ports::Clock& clock_;
  RunObserver& observer_;
  ScenarioResult& result_;
  StepContext context_;
  std::optional<CardSession> card_;  ///< where the card itself is tested
};

}  // namespace madoguchi::scenario
