// SPDX-License-Identifier: Apache-2.0
// Which scenarios name which clause, and what is missing on either side.
#pragma once

#include "conformance/requirements/catalogue.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace madoguchi::conformance::requirements {

/// What coverage needs to know of a scenario.
struct ScenarioClauses {
  std::string id;
  std::vector<std::string> requirements;
};

struct CoverageRow {
  const Clause* clause = nullptr;      ///< never null; lives as long as the catalogue
  std::vector<std::string> scenarios;  ///< ids, in the order given, each once
};

/// A requirement id that neither the catalogue nor a built-in one knows.
struct UnknownClause {
  std::string scenario;
  std::string id;
  std::optional<std::string> nearest;  ///< the known id that may have been meant
};

struct Coverage {
  std::vector<CoverageRow> rows;         ///< one a clause, in catalogue order
  std::vector<const Clause*> uncovered;  ///< named by no scenario, and without a reason
  std::vector<UnknownClause> unknown;

  /// Every clause is covered or says why not, and every id is known.
  bool complete() const { return uncovered.empty() && unknown.empty(); }
};

/// Compares scenarios with a catalogue; repeated scenario ids count once.
Coverage coverage_of(const Catalogue& catalogue, std::span<const ScenarioClauses> scenarios);

}  // namespace madoguchi::conformance::requirements
