// SPDX-License-Identifier: Apache-2.0
// What every `madoguchi run` does once it is known what is tested: play, show, leave a report.
#pragma once

#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/run_options.hpp"
#include "conformance/report/run_report.hpp"
#include "conformance/runner/run_suite.hpp"

#include <vector>

namespace madoguchi::apps {

/// What is played, and on what.
struct PlayedRun {
  conformance::runner::RunPlan plan;
  scenario::Mode mode = scenario::Mode::sim;
  unsigned jobs = 1;
  std::vector<conformance::report::InputDigest> inputs;  ///< that went into it beside the scenarios
  conformance::runner::CounterFactoryMaker factories;
  conformance::runner::NotRunTest not_run;  ///< may be empty
};

/// The scenarios that the options select, at least one. Throws BadUsage.
conformance::runner::RunPlan plan_of(const Environment& environment, const RunOptions& options);

ExitCode play_and_report(const Environment& environment, const RunOptions& options,
                         const PlayedRun& played);

}  // namespace madoguchi::apps
