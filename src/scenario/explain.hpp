// SPDX-License-Identifier: Apache-2.0
// A scenario in words, and the rows of a list of scenarios.
#pragma once

#include "core/text.hpp"
#include "scenario/scenario_document.hpp"

#include <span>
#include <string>
#include <vector>

namespace madoguchi::scenario {

/// What the scenario asks, who is at the counter, what happens and what has to be observable, which
/// defects it detects and under which changes it has to fail. Lines end with a line feed.
std::string explain(const ScenarioDocument& scenario, core::Language language);

/// One row of `madoguchi list`.
struct ListRow {
  std::string id;
  std::string title;         ///< in the language asked for
  std::string requirements;  ///< "N-04, N-05"
  std::string profiles;      ///< "reference, reader"
  std::string file;
};

std::vector<ListRow> list_rows(std::span<const ScenarioDocument> scenarios,
                               core::Language language);

}  // namespace madoguchi::scenario
