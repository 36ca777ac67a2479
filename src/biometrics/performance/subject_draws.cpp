// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/subject_draws.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace madoguchi::biometrics::performance {

Weights draw(core::SeededRandom& random, std::size_t subjects) {
  Weights weights(subjects);
  for (std::size_t i = 0; i < subjects; ++i) ++weights[random.below(subjects)];
  return weights;
}

std::uint64_t mated_weight(std::span<const SubjectPair> pairs, const Weights& weights) {
  std::uint64_t sum = 0;
  for (const SubjectPair& pair : pairs) sum += pair.comparisons * weights[pair.a];
  return sum;
}

std::uint64_t non_mated_weight(std::span<const SubjectPair> pairs, const Weights& weights) {
  std::uint64_t sum = 0;
  for (const SubjectPair& pair : pairs) {
    sum += pair.comparisons * weights[pair.a] * weights[pair.b];
  }
  return sum;
}

Subjects::Subjects(const Comparisons& comparisons) : comparisons_(comparisons) {
  for (std::size_t i = 0; i < comparisons.subject_of.size(); ++i) {
    const std::uint32_t subject = comparisons.subject_of[i];
    if (subject == unknown_subject) all_known_ = false;
    if (subject == unknown_subject) continue;
    if (subject >= samples_.size()) samples_.resize(subject + 1);
    if (!comparisons.every_pair || comparisons.acquired[i]) ++samples_[subject];
  }
}

std::vector<SubjectPair> Subjects::counted(std::span<const ComparedPair> pairs) const {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> counts;
  for (const ComparedPair& pair : pairs) {
    ++counts[std::minmax(
        {comparisons_.subject_of[pair.reference], comparisons_.subject_of[pair.probe]})];
  }
  std::vector<SubjectPair> result;
  for (const auto& [key, number] : counts) result.push_back({key.first, key.second, number});
  return result;
}

DrawnTotals::DrawnTotals(const Comparisons& comparisons, const Subjects& subjects)
    : every_pair_(comparisons.every_pair), samples_(subjects.samples()) {
  if (every_pair_) return;
  mated_ = subjects.counted(comparisons.scores.mated.kept);
  non_mated_ = subjects.counted(comparisons.scores.non_mated.kept);
}

std::uint64_t DrawnTotals::mated(const Weights& weights) const {
  if (!every_pair_) return mated_weight(mated_, weights);
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    const std::uint64_t n = samples_[i];
    if (n > 1) sum += weights[i] * (n * (n - 1) / 2);
  }
  return sum;
}

std::uint64_t DrawnTotals::non_mated(const Weights& weights) const {
  if (!every_pair_) return non_mated_weight(non_mated_, weights);
  std::uint64_t sum = 0;
  std::uint64_t squares = 0;
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    const std::uint64_t n = samples_[i] * weights[i];
    sum += n;
    squares += n * n;
  }
  return (sum * sum - squares) / 2;
}

Interval percentiles(std::vector<double> rates, double confidence) {
  if (rates.empty()) return {};
  std::sort(rates.begin(), rates.end());
  const auto cut =
      static_cast<std::size_t>(static_cast<double>(rates.size()) * (1 - confidence) / 2 + 1e-9);
  return {rates[cut], rates[rates.size() - 1 - cut]};
}

}  // namespace madoguchi::biometrics::performance
