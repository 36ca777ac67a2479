// SPDX-License-Identifier: Apache-2.0
// The figures of one-to-many search and of presentation attack detection that a report needs.
#pragma once

#include "biometrics/performance/attack_rates.hpp"
#include "biometrics/performance/identification.hpp"
#include "evaluation/one_to_one.hpp"

namespace madoguchi::evaluation {

struct SearchPoint {
  double fpir_asked = 0;
  double threshold = 0;
  biometrics::performance::Proportion fpir;
  biometrics::performance::Proportion fnir;
  Support support = Support::sufficient;
};

struct OneToMany {
  std::uint64_t gallery = 0;
  std::uint64_t without_template = 0;
  std::vector<SearchPoint> points;
  std::vector<biometrics::performance::Proportion> cmc;  ///< ranks 1, 2, ...
};

/// Empty without searches.
std::optional<OneToMany> evaluate_one_to_many(const biometrics::performance::Searches& searches,
                                              std::span<const double> fpirs);

/// Rates at thresholds that were asked for, and at those where the APCER of every species is at
/// most 10 %, 5 % and 1 %.
struct AttackDetection {
  struct Point {
    std::optional<double> apcer_asked;
    biometrics::performance::AttackRates rates;
    Support support = Support::sufficient;
  };
  std::vector<Point> points;
  std::optional<double> own_threshold = {};  ///< of the subsystem that was evaluated
  ScoreHistogram histogram;                  ///< mated: bona fide; non-mated: attacks
};

AttackDetection evaluate_attacks(
    const biometrics::performance::PresentationScores& bona_fide,
    const std::vector<biometrics::performance::PresentationScores>& attacks,
    std::span<const double> apcers, std::span<const double> thresholds);

}  // namespace madoguchi::evaluation
