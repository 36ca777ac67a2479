// SPDX-License-Identifier: Apache-2.0
// Which scenarios a command works on.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "scenario/scenario_loader.hpp"

#include <string>
#include <vector>

namespace madoguchi::apps {

/// Loader options of the programs: today's date, the known clauses, SHA-256 for the reports.
scenario::LoaderOptions loader_options();

/// Loads files and folders; without paths, all scenarios of the data folder except the suite's own
/// must-fail ones (scenarios/self). Throws scenario::ScenarioError.
std::vector<scenario::ScenarioDocument> load_scenarios(const Environment& environment,
                                                       const std::vector<std::string>& paths);

}  // namespace madoguchi::apps
