// SPDX-License-Identifier: Apache-2.0
#include "conformance/requirements/coverage.hpp"

#include "core/nearest_name.hpp"

#include <algorithm>

namespace madoguchi::conformance::requirements {
namespace {

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

UnknownClause unknown_clause(const Catalogue& catalogue, const std::string& scenario,
                             const std::string& id) {
  std::vector<std::string_view> known;
  for (const Clause& clause : catalogue.clauses) known.push_back(clause.id);
  UnknownClause result{scenario, id, {}};
  if (const auto near = core::nearest_name(id, known)) result.nearest = std::string(*near);
  return result;
}

}  // namespace

Coverage coverage_of(const Catalogue& catalogue, std::span<const ScenarioClauses> scenarios) {
  Coverage coverage;
  for (const Clause& clause : catalogue.clauses) coverage.rows.push_back({&clause, {}});
  for (const ScenarioClauses& scenario : scenarios) {
    for (const std::string& id : scenario.requirements) {
      const auto row = std::find_if(coverage.rows.begin(), coverage.rows.end(),
                                    [&](const CoverageRow& r) { return r.clause->id == id; });
      if (row == coverage.rows.end()) {
        if (find_clause(id) != nullptr) continue;  // of another catalogue
        coverage.unknown.push_back(unknown_clause(catalogue, scenario.id, id));
      } else {
        add_once(row->scenarios, scenario.id);
      }
    }
  }
  for (const CoverageRow& row : coverage.rows) {
    if (row.scenarios.empty() && !row.clause->not_tested_reason) {
      coverage.uncovered.push_back(row.clause);
    }
  }
  return coverage;
}

}  // namespace madoguchi::conformance::requirements
