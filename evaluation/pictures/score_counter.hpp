// SPDX-License-Identifier: Apache-2.0
// Inside this folder: what one thread counts and keeps of the scores that pass through it.
#pragma once

#include "evaluation/pictures/every_pair.hpp"

#include <array>

namespace madoguchi::evaluation::pictures {

inline constexpr std::size_t cosine_bins = 256;
inline constexpr float bins_per_unit = cosine_bins / 2;

/// Largest error of a score from a product in single precision: each of `length` additions and
/// multiplications rounds by 2^-24 of a sum of magnitudes that is at most 1, and the lengths of
/// the templates differ from 1 by rounding.
double single_precision_error(std::size_t length);

/// A score as the product gave it, and the rows it belongs to.
struct Candidate {
  float score = 0;
  RowPair rows;
};

/// Counts non-mated scores and keeps the rows of the highest.
class ScoreCounter {
 public:
  ScoreCounter(const ExactScores& exact, std::size_t length, std::size_t keep);

  /// Scores of one row with the rows `first`, `first` + 1, ...
  void add(std::uint32_t row, std::uint32_t first, std::span<const float> scores);
  /// After the last score.
  void finish();

  std::vector<std::uint64_t>& bins() { return bins_; }
  std::vector<Candidate>& candidates() { return candidates_; }

  /// Drops candidates that cannot be among the `keep` highest; true scores may differ from given
  /// ones by `error`. Gives the score below which nothing is worth keeping.
  static float prune(std::vector<Candidate>& candidates, std::size_t keep, float error);

 private:
  static constexpr std::size_t chunk = 256;
  static constexpr std::size_t copies = 4;  // neighbouring scores fall into the same bin

  void count(std::uint32_t row, std::uint32_t first, std::span<const float> scores);
  void rescore();

  const ExactScores& exact_;
  std::size_t keep_;
  float error_;
  float edge_;         ///< the same in bins
  float filter_ = -2;  ///< candidates are at or above it
  std::array<std::array<std::uint32_t, cosine_bins>, copies> fresh_{};
  std::uint64_t counted_ = 0;
  std::vector<std::uint64_t> bins_;
  std::vector<RowPair> near_edges_;
  std::vector<double> scores_;
  std::vector<Candidate> candidates_;
};

/// The bin of an exact score.
std::size_t bin_of(double score);

}  // namespace madoguchi::evaluation::pictures
