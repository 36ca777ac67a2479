// SPDX-License-Identifier: Apache-2.0
// Which scenarios show which situation of the counter.
#pragma once

#include "conformance/requirements/situations.hpp"

#include <span>
#include <string>
#include <vector>

namespace madoguchi::conformance::requirements {

/// What the table needs to know of a scenario.
struct ScenarioSituations {
  std::string id;
  std::vector<std::string> situations;
};

struct ShownSituation {
  const CounterSituation* situation = nullptr;  ///< never null; lives as long as the catalogue
  std::vector<std::string> scenarios;           ///< ids, in the order given, each once
};

/// One row a situation, in catalogue order. Ids that the catalogue does not have are left out: the
/// loader of scenarios refuses them.
std::vector<ShownSituation> shown_situations(const SituationCatalogue& catalogue,
                                             std::span<const ScenarioSituations> scenarios);

}  // namespace madoguchi::conformance::requirements
