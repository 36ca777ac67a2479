// SPDX-License-Identifier: Apache-2.0
// Percentile bootstrap by subject: pairs that share a person are not independent, so whole subjects
// are drawn with replacement, not pairs. A subject drawn w times gives its mated pairs weight w and
// a non-mated pair the product of both weights (the vertex bootstrap without pairs of copies).
#pragma once

#include "biometrics/performance/comparisons.hpp"

#include <optional>
#include <vector>

namespace madoguchi::biometrics::performance {

struct BootstrapSettings {
  std::uint64_t seed = 1;
  int replicates = 1000;
  double confidence = usual_confidence;
};

/// Intervals of both rates at one threshold, which stays fixed.
struct BootstrapIntervals {
  Interval fmr;
  Interval fnmr;
};

/// One entry a threshold. Bounds are the order statistics floor(B a / 2) and B - 1 - floor(B a / 2)
/// (from 0) of the B replicates' rates, a = 1 - confidence; replicates without a single comparison
/// of a kind are left out for that kind. Empty if a subject is unknown, there are fewer than two,
/// or errors at a threshold are hidden.
std::vector<std::optional<BootstrapIntervals>> subject_bootstrap(const Comparisons& comparisons,
                                                                 std::span<const double> thresholds,
                                                                 const BootstrapSettings& settings);

/// Interval of EqualErrorRate::rate, found anew in every replicate: the threshold moves with the
/// people who were drawn. Memory grows with the scores that are kept, not with the number of
/// comparisons. Replicates without mated or without non-mated comparisons are left out. Empty if a
/// subject is unknown, there are fewer than two, or a bound lies among hidden scores.
std::optional<Interval> equal_error_bootstrap(const Comparisons& comparisons,
                                              const BootstrapSettings& settings);

}  // namespace madoguchi::biometrics::performance
