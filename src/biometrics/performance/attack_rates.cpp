// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/attack_rates.hpp"

#include "biometrics/performance/error_curve.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace madoguchi::biometrics::performance {
namespace {

Proportion unanswered(const PresentationScores& presentations) {
  return {presentations.without_answer, presentations.scores.size() + presentations.without_answer};
}

std::uint64_t at_or_above(const std::vector<double>& scores, double threshold) {
  return static_cast<std::uint64_t>(std::count_if(
      scores.begin(), scores.end(), [=](double score) { return score >= threshold; }));
}

}  // namespace

const SpeciesRates* AttackRates::worst() const {
  const SpeciesRates* worst = nullptr;
  for (const SpeciesRates& one : species) {
    if (worst == nullptr || one.apcer.rate() > worst->apcer.rate()) worst = &one;
  }
  return worst;
}

AttackRates attack_rates(const PresentationScores& bona_fide,
                         const std::vector<PresentationScores>& attacks, double threshold) {
  AttackRates rates;
  rates.threshold = threshold;
  for (const PresentationScores& one : attacks) {
    rates.species.push_back(
        {one.species, {at_or_above(one.scores, threshold), one.scores.size()}, unanswered(one)});
  }
  const std::uint64_t accepted = at_or_above(bona_fide.scores, threshold);
  rates.bpcer = {bona_fide.scores.size() - accepted, bona_fide.scores.size()};
  rates.bpnrr = unanswered(bona_fide);
  return rates;
}

std::optional<double> threshold_at_apcer(const std::vector<PresentationScores>& attacks,
                                         double apcer) {
  std::optional<double> threshold;
  for (const PresentationScores& one : attacks) {
    if (one.scores.empty()) continue;
    std::vector<double> descending = one.scores;
    std::sort(descending.begin(), descending.end(), std::greater<>());
    const auto allowed = allowed_false_matches(descending.size(), apcer);
    const double needed = allowed >= descending.size()
                              ? descending.back()
                              : std::nextafter(descending[static_cast<std::size_t>(allowed)],
                                               std::numeric_limits<double>::infinity());
    threshold = std::max(threshold.value_or(needed), needed);
  }
  return threshold;
}

}  // namespace madoguchi::biometrics::performance
