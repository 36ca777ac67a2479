// SPDX-License-Identifier: Apache-2.0
// Inside this folder: what the bootstraps by subject share. A subject drawn w times gives its mated
// comparisons weight w and a non-mated one the product of both weights.
#pragma once

#include "biometrics/performance/comparisons.hpp"
#include "core/seeded_random.hpp"

#include <optional>
#include <span>
#include <vector>

namespace madoguchi::biometrics::performance {

/// How often each subject was drawn.
using Weights = std::vector<std::uint32_t>;

/// As many subjects as there are, with replacement.
Weights draw(core::SeededRandom& random, std::size_t subjects);

/// Comparisons between two subjects (or within one), counted.
struct SubjectPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint64_t comparisons = 0;
};

std::uint64_t mated_weight(std::span<const SubjectPair> pairs, const Weights& weights);
std::uint64_t non_mated_weight(std::span<const SubjectPair> pairs, const Weights& weights);

class Subjects {
 public:
  explicit Subjects(const Comparisons& comparisons);

  /// All are known, and there are at least two.
  bool usable() const { return all_known_ && samples_.size() > 1; }
  std::size_t count() const { return samples_.size(); }
  /// Of each subject: all, or those acquired when every pair was compared.
  const std::vector<std::uint64_t>& samples() const { return samples_; }

  std::vector<SubjectPair> counted(std::span<const ComparedPair> pairs) const;

 private:
  const Comparisons& comparisons_;
  std::vector<std::uint64_t> samples_;
  bool all_known_ = true;
};

/// Weighted comparisons in all: from the pairs themselves, or in closed form when every pair of
/// samples was compared.
class DrawnTotals {
 public:
  DrawnTotals(const Comparisons& comparisons, const Subjects& subjects);

  std::uint64_t mated(const Weights& weights) const;
  std::uint64_t non_mated(const Weights& weights) const;

 private:
  bool every_pair_;
  std::vector<SubjectPair> mated_;
  std::vector<SubjectPair> non_mated_;
  std::vector<std::uint64_t> samples_;
};

/// The order statistics floor(B a / 2) and B - 1 - floor(B a / 2), from 0, of the B rates,
/// a = 1 - confidence; 0 and 0 without any.
Interval percentiles(std::vector<double> rates, double confidence);

}  // namespace madoguchi::biometrics::performance
