// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/subject_bootstrap.hpp"

#include "biometrics/performance/subject_draws.hpp"

#include <utility>

namespace madoguchi::biometrics::performance {
namespace {

struct Errors {
  std::vector<SubjectPair> misses;   // mated, below
  std::vector<SubjectPair> matches;  // non-mated, at or above
  std::vector<double> fnmr;          // one a replicate
  std::vector<double> fmr;
};

std::optional<Errors> errors_at(const Comparisons& comparisons, const Subjects& subjects,
                                double threshold) {
  const Scores& scores = comparisons.scores;
  if (!false_non_matches(scores.mated, threshold) || !false_matches(scores.non_mated, threshold)) {
    return std::nullopt;
  }
  return Errors{subjects.counted(below(scores.mated.kept, threshold)),
                subjects.counted(at_or_above(scores.non_mated.kept, threshold)),
                {},
                {}};
}

double share(std::uint64_t errors, std::uint64_t trials) {
  return static_cast<double>(errors) / static_cast<double>(trials);
}

}  // namespace

std::vector<std::optional<BootstrapIntervals>> subject_bootstrap(
    const Comparisons& comparisons, std::span<const double> thresholds,
    const BootstrapSettings& settings) {
  std::vector<std::optional<BootstrapIntervals>> intervals(thresholds.size());
  const Subjects subjects(comparisons);
  if (!subjects.usable()) return intervals;
  const DrawnTotals totals(comparisons, subjects);
  std::vector<std::optional<Errors>> errors;
  for (const double threshold : thresholds) {
    errors.push_back(errors_at(comparisons, subjects, threshold));
  }
  core::SeededRandom random(settings.seed);
  for (int replicate = 0; replicate < settings.replicates; ++replicate) {
    const Weights weights = draw(random, subjects.count());
    const std::uint64_t mated = totals.mated(weights);
    const std::uint64_t non_mated = totals.non_mated(weights);
    for (auto& point : errors) {
      if (!point) continue;
      if (mated > 0) point->fnmr.push_back(share(mated_weight(point->misses, weights), mated));
      if (non_mated > 0) {
        point->fmr.push_back(share(non_mated_weight(point->matches, weights), non_mated));
      }
    }
  }
  for (std::size_t i = 0; i < errors.size(); ++i) {
    if (!errors[i]) continue;
    intervals[i] = {percentiles(std::move(errors[i]->fmr), settings.confidence),
                    percentiles(std::move(errors[i]->fnmr), settings.confidence)};
  }
  return intervals;
}

}  // namespace madoguchi::biometrics::performance
