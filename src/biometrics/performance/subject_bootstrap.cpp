// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/subject_bootstrap.hpp"

#include "core/seeded_random.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace madoguchi::biometrics::performance {
namespace {

using Weights = std::vector<std::uint32_t>;

/// Comparisons between two subjects (or within one), counted.
struct SubjectPair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint64_t comparisons = 0;
};

class Subjects {
 public:
  explicit Subjects(const Comparisons& comparisons) : comparisons_(comparisons) {
    for (std::size_t i = 0; i < comparisons.subject_of.size(); ++i) {
      const std::uint32_t subject = comparisons.subject_of[i];
      if (subject == unknown_subject) all_known_ = false;
      if (subject == unknown_subject) continue;
      if (subject >= samples_.size()) samples_.resize(subject + 1);
      if (!comparisons.every_pair || comparisons.acquired[i]) ++samples_[subject];
    }
  }

  bool usable() const { return all_known_ && samples_.size() > 1; }
  std::size_t count() const { return samples_.size(); }
  const std::vector<std::uint64_t>& samples() const { return samples_; }

  std::vector<SubjectPair> counted(std::span<const ComparedPair> pairs) const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> counts;
    for (const ComparedPair& pair : pairs) {
      ++counts[std::minmax(
          {comparisons_.subject_of[pair.reference], comparisons_.subject_of[pair.probe]})];
    }
    std::vector<SubjectPair> result;
    for (const auto& [key, number] : counts) result.push_back({key.first, key.second, number});
    return result;
  }

 private:
  const Comparisons& comparisons_;
  std::vector<std::uint64_t> samples_;
  bool all_known_ = true;
};

double mated_weight(const std::vector<SubjectPair>& pairs, const Weights& weights) {
  double sum = 0;
  for (const SubjectPair& pair : pairs) {
    sum += static_cast<double>(pair.comparisons) * weights[pair.a];
  }
  return sum;
}

double non_mated_weight(const std::vector<SubjectPair>& pairs, const Weights& weights) {
  double sum = 0;
  for (const SubjectPair& pair : pairs) {
    sum += static_cast<double>(pair.comparisons) * weights[pair.a] * weights[pair.b];
  }
  return sum;
}

/// Weighted comparisons in all: from the pairs themselves, or in closed form when every pair of
/// samples was compared.
struct Totals {
  bool every_pair = false;
  std::vector<SubjectPair> mated;
  std::vector<SubjectPair> non_mated;
  std::vector<std::uint64_t> samples;

  double mated_of(const Weights& weights) const {
    if (!every_pair) return mated_weight(mated, weights);
    double sum = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const auto n = static_cast<double>(samples[i]);
      sum += weights[i] * n * (n - 1) / 2;
    }
    return sum;
  }

  double non_mated_of(const Weights& weights) const {
    if (!every_pair) return non_mated_weight(non_mated, weights);
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const double n = static_cast<double>(samples[i]) * weights[i];
      sum += n;
      squares += n * n;
    }
    return (sum * sum - squares) / 2;
  }
};

struct Errors {
  std::vector<SubjectPair> misses;   // mated, below
  std::vector<SubjectPair> matches;  // non-mated, at or above
  std::vector<double> fnmr;          // one a replicate
  std::vector<double> fmr;
};

Interval percentiles(std::vector<double> rates, double confidence) {
  if (rates.empty()) return {};
  std::sort(rates.begin(), rates.end());
  const auto cut =
      static_cast<std::size_t>(static_cast<double>(rates.size()) * (1 - confidence) / 2 + 1e-9);
  return {rates[cut], rates[rates.size() - 1 - cut]};
}

Weights draw(core::SeededRandom& random, std::size_t subjects) {
  Weights weights(subjects);
  for (std::size_t i = 0; i < subjects; ++i) ++weights[random.below(subjects)];
  return weights;
}

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

}  // namespace

std::vector<std::optional<BootstrapIntervals>> subject_bootstrap(
    const Comparisons& comparisons, std::span<const double> thresholds,
    const BootstrapSettings& settings) {
  std::vector<std::optional<BootstrapIntervals>> intervals(thresholds.size());
  const Subjects subjects(comparisons);
  if (!subjects.usable()) return intervals;
  Totals totals{comparisons.every_pair, {}, {}, subjects.samples()};
  if (!totals.every_pair) {
    totals.mated = subjects.counted(comparisons.scores.mated.kept);
    totals.non_mated = subjects.counted(comparisons.scores.non_mated.kept);
  }
  std::vector<std::optional<Errors>> errors;
  for (const double threshold : thresholds) {
    errors.push_back(errors_at(comparisons, subjects, threshold));
  }
  core::SeededRandom random(settings.seed);
  for (int replicate = 0; replicate < settings.replicates; ++replicate) {
    const Weights weights = draw(random, subjects.count());
    const double mated = totals.mated_of(weights);
    const double non_mated = totals.non_mated_of(weights);
    for (auto& point : errors) {
      if (!point) continue;
      if (mated > 0) point->fnmr.push_back(mated_weight(point->misses, weights) / mated);
      if (non_mated > 0) {
        point->fmr.push_back(non_mated_weight(point->matches, weights) / non_mated);
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
