// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/identification.hpp"

#include "biometrics/performance/error_curve.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace madoguchi::biometrics::performance {
namespace {

template <class Predicate>
Proportion share(const Searches& searches, Predicate predicate) {
  const auto errors = std::count_if(searches.made.begin(), searches.made.end(), predicate);
  return {static_cast<std::uint64_t>(errors), searches.made.size()};
}

}  // namespace

Proportion false_negative_identifications(const Searches& searches, double threshold) {
  return share(searches, [=](const Search& one) { return one.rank > 1 || one.mate < threshold; });
}

Proportion false_positive_identifications(const Searches& searches, double threshold) {
  return share(searches, [=](const Search& one) { return one.best_other >= threshold; });
}

std::optional<double> threshold_at_fpir(const Searches& searches, double fpir) {
  std::vector<double> best;
  for (const Search& one : searches.made) best.push_back(one.best_other);
  if (best.empty()) return std::nullopt;
  std::sort(best.begin(), best.end(), std::greater<>());
  const auto allowed = allowed_false_matches(best.size(), fpir);
  if (allowed >= best.size()) return best.back();
  return std::nextafter(best[static_cast<std::size_t>(allowed)],
                        std::numeric_limits<double>::infinity());
}

std::vector<Proportion> cumulative_match(const Searches& searches, std::uint32_t ranks) {
  std::vector<Proportion> rates;
  for (std::uint32_t rank = 1; rank <= ranks; ++rank) {
    rates.push_back(share(searches, [=](const Search& one) { return one.rank <= rank; }));
  }
  return rates;
}

}  // namespace madoguchi::biometrics::performance
