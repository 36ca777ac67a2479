// SPDX-License-Identifier: Apache-2.0
// Every template with every other, in memory that does not grow with the number of pairs: blocks of
// a matrix product in single precision, and the exact score wherever rounding could decide.
#pragma once

#include "biometrics/performance/score_set.hpp"
#include "core/result.hpp"
#include "evaluation/one_to_one.hpp"
#include "evaluation/pictures/templates.hpp"

namespace madoguchi::evaluation::pictures {

struct EveryPairSettings {
  std::size_t keep = std::size_t{1} << 20U;  ///< scores of each kind that are kept
  int threads = 2;
  std::size_t block_rows = 512;  ///< of a block; the result does not depend on them
  std::size_t block_columns = 1024;
  unsigned part = 1;  ///< only this part of the pairs, of `parts`; together they are all pairs
  unsigned parts = 1;
};

/// The lowest mated and the highest non-mated scores, exact, and all scores in 256 bins over -1..1,
/// exact as well.
struct EveryPair {
  biometrics::performance::Scores scores;
  ScoreHistogram histogram;
};

/// `subject_of` tells the subject of each row, in ascending order. Error: invalid_argument for
/// other orders, sizes that differ, or templates that are not normalised.
core::Result<EveryPair> compare_every_pair(const Templates& templates,
                                           std::span<const std::uint32_t> subject_of,
                                           const EveryPairSettings& settings = {});

/// What all parts together came to: the very result of a run without parts.
EveryPair merged(std::vector<EveryPair> parts, std::size_t keep);

}  // namespace madoguchi::evaluation::pictures
