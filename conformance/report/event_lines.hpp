// SPDX-License-Identifier: Apache-2.0
// A run as programs watch it: one JSON object a line for each event (`--json`).
#pragma once

#include "conformance/report/outcome.hpp"
#include "scenario/run_observer.hpp"

#include <iosfwd>

namespace madoguchi::conformance::report {

/// Events: run_started, scenario_started, step_finished, scenario_finished, run_finished. Each line
/// is flushed, so that a reader sees it at once.
class EventLines : public scenario::RunObserver {
 public:
  /// The stream has to outlive the observer.
  explicit EventLines(std::ostream& out) : out_(out) {}

  void run_started(std::size_t scenarios) override;
  void scenario_started(const std::string& id, const scenario::Title& title) override;
  void step_finished(const std::string& id, const scenario::StepResult& step) override;
  void scenario_finished(const scenario::ScenarioResult& result) override;
  void run_finished() override;

 private:
  std::ostream& out_;
  std::size_t planned_ = 0;
  Totals totals_;
};

}  // namespace madoguchi::conformance::report
