// SPDX-License-Identifier: Apache-2.0
// Where two comparators decide differently about the same pairs of pictures, each at its own
// threshold.
#pragma once

#include "biometrics/performance/comparisons.hpp"
#include "biometrics/performance/proportion.hpp"

#include <cstdint>
#include <vector>

namespace madoguchi::evaluation {

/// One comparator's view of the set.
struct JudgedComparisons {
  const biometrics::performance::Comparisons& comparisons;
  double threshold = 0;
};

/// A pair that one takes for a match and the other does not.
struct DisputedPair {
  std::uint32_t reference = 0;  ///< places of the samples
  std::uint32_t probe = 0;
  double first = 0;
  double second = 0;
  bool mated = false;
};

/// Both views of pairs of one kind, mated or non-mated.
struct SharedPairs {
  biometrics::performance::Proportion disagreement;  ///< decided differently, of all shared
  biometrics::performance::Proportion first_errors;  ///< of the first comparator, likewise
  biometrics::performance::Proportion second_errors;
  biometrics::performance::Proportion both_errors;  ///< errors that they share
  double correlation = 0;                           ///< of the scores (Pearson); 0 if undefined
};

struct Disagreement {
  SharedPairs mated;
  SharedPairs non_mated;
  std::uint64_t only_one = 0;       ///< pairs that only one of them compared or kept
  std::vector<DisputedPair> worst;  ///< those whose margins together are largest, at most `most`
};

/// Pairs are the same when their samples are: both must come from one data set.
Disagreement disagreement_of(const JudgedComparisons& first, const JudgedComparisons& second,
                             std::size_t most = 20);

}  // namespace madoguchi::evaluation
