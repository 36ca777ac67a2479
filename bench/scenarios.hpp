// SPDX-License-Identifier: Apache-2.0
// The scenarios that declare `measure`, as benchmarks: the same files, loader and engine.
#pragma once

#include "scenario/scenario_document.hpp"
#include "sim/counter/workshop.hpp"

#include <filesystem>
#include <memory>
#include <vector>

namespace madoguchi::bench {

/// Folders that the benchmarks read.
struct ScenarioFolders {
  std::filesystem::path scenarios;
  std::filesystem::path data;
  std::filesystem::path cache;
};

/// Registers every scenario with `measure` once for each mode. The verdict comes first: a scenario
/// that does not pass is not timed. Reports the median and the 95th percentile of each phase, and
/// fails when a declared limit is broken. Throws scenario::ScenarioError.
void register_scenarios(const ScenarioFolders& folders);

}  // namespace madoguchi::bench
