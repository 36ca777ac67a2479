// SPDX-License-Identifier: Apache-2.0
// A run from options to exit code: plan, workshop, jobs, observers, report.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "apps/madoguchi/run_options.hpp"

namespace madoguchi::apps {

/// Throws scenario::ScenarioError and conformance::runner::FilterError for bad input.
ExitCode run_scenarios(const Environment& environment, const RunOptions& options);

}  // namespace madoguchi::apps
