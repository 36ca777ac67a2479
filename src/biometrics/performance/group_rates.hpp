// SPDX-License-Identifier: Apache-2.0
// Error rates by group at one threshold, the worst over the best (after ISO/IEC 19795-10), and
// false matches within and across groups.
#pragma once

#include "biometrics/performance/comparisons.hpp"

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::biometrics::performance {

/// Comparisons whose two samples are both of one group.
struct GroupRates {
  std::string value;
  Proportion fnmr;
  Proportion fmr;
};

struct GroupTable {
  std::string column;
  std::vector<GroupRates> rows;  ///< in the order of the column's values
  Proportion fnmr_across;        ///< mated, the two samples of different groups
  Proportion fmr_across;         ///< non-mated, of different groups
  /// Largest rate over smallest, of groups with comparisons; empty with fewer than two groups or if
  /// the smallest is 0.
  std::optional<double> fnmr_worst_over_best;
  std::optional<double> fmr_worst_over_best;
};

/// Empty if errors at this threshold are hidden.
std::optional<GroupTable> group_table(const Comparisons& comparisons, const GroupColumn& column,
                                      double threshold);

}  // namespace madoguchi::biometrics::performance
