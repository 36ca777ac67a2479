// SPDX-License-Identifier: Apache-2.0
#include "conformance/runner/run_plan.hpp"

#include "conformance/report/run_report.hpp"
#include "core/seeded_random.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::conformance::runner {
namespace {

bool suits(const scenario::ScenarioDocument& document, const PlanOptions& options) {
  const auto& profiles = document.profiles;
  if (options.profile && !profiles.empty() &&
      std::find(profiles.begin(), profiles.end(), *options.profile) == profiles.end()) {
    return false;
  }
  return options.filter.matches(facts_of(document)) && options.shard.has(document.id);
}

}  // namespace

ScenarioFacts facts_of(const scenario::ScenarioDocument& document) {
  ScenarioFacts facts{document.id, report::area_of(document.file), document.requirements, {}, {}};
  for (const auto profile : document.profiles) facts.profiles.emplace_back(core::name_of(profile));
  for (const auto defect : document.detects) facts.detects.emplace_back(core::name_of(defect));
  return facts;
}

std::uint64_t scenario_seed(std::uint64_t run_seed, const std::string& id, int repetition) {
  const std::string name = fmt::format("{}#{}", id, repetition);
  return core::SeededRandom(core::seed_of(name, run_seed)).next();
}

RunPlan make_plan(std::vector<scenario::ScenarioDocument> documents, const PlanOptions& options) {
  RunPlan plan;
  for (scenario::ScenarioDocument& document : documents) {
    if (!suits(document, options)) continue;
    const auto shared = std::make_shared<const scenario::ScenarioDocument>(std::move(document));
    for (int repetition = 0; repetition < options.repeat; ++repetition) {
      plan.push_back({shared, repetition, scenario_seed(options.seed, shared->id, repetition)});
    }
  }
  return plan;
}

}  // namespace madoguchi::conformance::runner
