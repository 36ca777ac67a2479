// SPDX-License-Identifier: Apache-2.0
#include "conformance/requirements/situation_coverage.hpp"

#include <algorithm>

namespace madoguchi::conformance::requirements {

std::vector<ShownSituation> shown_situations(const SituationCatalogue& catalogue,
                                             std::span<const ScenarioSituations> scenarios) {
  std::vector<ShownSituation> rows;
  for (const CounterSituation& situation : catalogue.situations) {
    ShownSituation row{&situation, {}};
    for (const ScenarioSituations& scenario : scenarios) {
      if (std::ranges::find(scenario.situations, situation.id) == scenario.situations.end())
        continue;
      if (std::ranges::find(row.scenarios, scenario.id) == row.scenarios.end())
        row.scenarios.push_back(scenario.id);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace madoguchi::conformance::requirements
