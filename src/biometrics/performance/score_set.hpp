// SPDX-License-Identifier: Apache-2.0
// Scores of many comparisons, mated or non-mated, with as many of them kept as decide an error
// rate. Counting is exact: a score at or above the threshold is a match (ISO/IEC 19795-1).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace madoguchi::biometrics::performance {

/// One comparison: its score and the samples compared, by their place in the list of samples.
struct ComparedPair {
  double score = 0;
  std::uint32_t reference = 0;
  std::uint32_t probe = 0;

  auto operator<=>(const ComparedPair&) const = default;
};

/// Mated scores of which the lowest are kept, or non-mated scores of which the highest are. With
/// `hidden` 0 all are there.
struct ScoreSet {
  std::vector<ComparedPair> kept;  ///< ascending
  std::uint64_t hidden = 0;        ///< mated: none is below the kept; non-mated: none above

  std::uint64_t total() const { return kept.size() + hidden; }
};

struct Scores {
  ScoreSet mated;
  ScoreSet non_mated;
};

/// Sorts what is kept by score, then by samples: the order that all functions here expect.
void sort_scores(Scores& scores);

/// Kept pairs whose score is below the threshold.
std::span<const ComparedPair> below(std::span<const ComparedPair> ascending, double threshold);

/// Kept pairs whose score is at or above the threshold.
std::span<const ComparedPair> at_or_above(std::span<const ComparedPair> ascending,
                                          double threshold);

/// Mated comparisons below the threshold; empty where hidden scores could change the count.
std::optional<std::uint64_t> false_non_matches(const ScoreSet& mated, double threshold);

/// Non-mated comparisons at or above the threshold; empty where hidden scores could change it.
std::optional<std::uint64_t> false_matches(const ScoreSet& non_mated, double threshold);

}  // namespace madoguchi::biometrics::performance
