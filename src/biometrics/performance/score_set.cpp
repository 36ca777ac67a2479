// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/score_set.hpp"

#include <algorithm>

namespace madoguchi::biometrics::performance {
namespace {

std::size_t count_below(std::span<const ComparedPair> ascending, double threshold) {
  const auto first =
      std::lower_bound(ascending.begin(), ascending.end(), threshold,
                       [](const ComparedPair& pair, double value) { return pair.score < value; });
  return static_cast<std::size_t>(first - ascending.begin());
}

}  // namespace

void sort_scores(Scores& scores) {
  std::sort(scores.mated.kept.begin(), scores.mated.kept.end());
  std::sort(scores.non_mated.kept.begin(), scores.non_mated.kept.end());
}

std::span<const ComparedPair> below(std::span<const ComparedPair> ascending, double threshold) {
  return ascending.first(count_below(ascending, threshold));
}

std::span<const ComparedPair> at_or_above(std::span<const ComparedPair> ascending,
                                          double threshold) {
  return ascending.subspan(count_below(ascending, threshold));
}

std::optional<std::uint64_t> false_non_matches(const ScoreSet& mated, double threshold) {
  const bool known =
      mated.hidden == 0 || (!mated.kept.empty() && threshold <= mated.kept.back().score);
  if (!known) return std::nullopt;
  return below(mated.kept, threshold).size();
}

std::optional<std::uint64_t> false_matches(const ScoreSet& non_mated, double threshold) {
  const bool known = non_mated.hidden == 0 ||
                     (!non_mated.kept.empty() && threshold > non_mated.kept.front().score);
  if (!known) return std::nullopt;
  return at_or_above(non_mated.kept, threshold).size();
}

}  // namespace madoguchi::biometrics::performance
