// SPDX-License-Identifier: Apache-2.0
// Templates of many pictures, and the arithmetic on pairs of them. A score is the cosine of
// biometrics::cosine_similarity to the bit: products and sums in double, element by element.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace madoguchi::evaluation::pictures {

/// One row a picture; rows of pictures without a template are zero.
struct Templates {
  std::size_t length = 0;
  std::vector<float> features;  ///< normalised
  std::vector<bool> acquired;
  std::map<std::string, std::uint64_t> failures;  ///< number of pictures by reason

  std::size_t size() const { return acquired.size(); }
  const float* row(std::size_t i) const { return features.data() + i * length; }
  std::uint64_t failed() const;
};

/// Places of two rows.
struct RowPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

/// Exact scores of pairs of rows.
class ExactScores {
 public:
  /// The templates must outlive it.
  explicit ExactScores(const Templates& templates);

  /// score[i] of pairs[i], -1..1. Pairs are taken eight at a time; each sum runs in the same order
  /// as alone.
  void compute(std::span<const RowPair> pairs, std::vector<double>& scores) const;
  double one(RowPair pair) const;

  /// Largest deviation from 1 of a squared length; of acquired rows.
  double normalisation_error() const;

 private:
  const Templates& templates_;
  std::vector<double> squared_;  ///< squared lengths
};

}  // namespace madoguchi::evaluation::pictures
