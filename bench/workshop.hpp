// SPDX-License-Identifier: Apache-2.0
// The counter of the benchmark programs.
#pragma once

#include "bench/scenarios.hpp"
#include "scenario/counter.hpp"
#include "sim/counter/workshop.hpp"

#include <memory>

namespace madoguchi::bench {

/// A workshop for one counter; in mode hil its card is in the scenario slot of the shared readers.
core::Result<std::unique_ptr<sim::counter::Workshop>> open_workshop(const ScenarioFolders& folders,
                                                                    scenario::Mode mode);

/// The number of that counter.
int scenario_job();

/// How the scenarios of a folder are loaded.
std::vector<scenario::ScenarioDocument> load_scenarios(const ScenarioFolders& folders);

}  // namespace madoguchi::bench
