// SPDX-License-Identifier: Apache-2.0
// Whoever wants to see a run: console, reports, the benchmark. Observers never influence it.
#pragma once

#include "scenario/results.hpp"

namespace madoguchi::scenario {

class RunObserver {
 public:
  virtual ~RunObserver() = default;
  virtual void run_started(std::size_t /*scenarios*/) {}
  virtual void scenario_started(const std::string& /*id*/, const Title& /*title*/) {}
  virtual void step_finished(const std::string& /*id*/, const StepResult& /*step*/) {}
  virtual void scenario_finished(const ScenarioResult& /*result*/) {}
  virtual void run_finished() {}
};

}  // namespace madoguchi::scenario
