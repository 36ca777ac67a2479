// SPDX-License-Identifier: Apache-2.0
// The scenarios of a run in their order, each with its seed.
#pragma once

#include "conformance/runner/filter.hpp"
#include "conformance/runner/shard.hpp"
#include "scenario/scenario_document.hpp"

#include <cstdint>
#include <memory>
#include <vector>

namespace madoguchi::conformance::runner {

struct PlannedScenario {
  std::shared_ptr<const scenario::ScenarioDocument> document;
  int repetition = 0;  ///< from 0
  std::uint64_t seed = 0;
};

using RunPlan = std::vector<PlannedScenario>;

struct PlanOptions {
  Filter filter;
  Shard shard;
  int repeat = 1;
  std::uint64_t seed = 1;                    ///< of the run
  std::optional<scenario::Profile> profile;  ///< only scenarios for this system under test
};

/// What a filter can ask about a document.
ScenarioFacts facts_of(const scenario::ScenarioDocument& document);

/// Seed of one repetition: the same on every machine, whatever else runs.
std::uint64_t scenario_seed(std::uint64_t run_seed, const std::string& id, int repetition);

/// Filter, then shard, then repetitions one after the other. Keeps the order of the documents.
RunPlan make_plan(std::vector<scenario::ScenarioDocument> documents, const PlanOptions& options);

}  // namespace madoguchi::conformance::runner
