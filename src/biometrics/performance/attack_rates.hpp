// SPDX-License-Identifier: Apache-2.0
// Presentation attack detection in the words of ISO/IEC 30107-3: APCER for each PAI species, BPCER,
// and presentations without an answer. A score at or above the threshold is taken as bona fide.
#pragma once

#include "biometrics/performance/proportion.hpp"

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::biometrics::performance {

/// Scores of presentations of one kind, higher for "more like a living person".
struct PresentationScores {
  std::string species;               ///< PAI species; empty for bona fide presentations
  std::vector<double> scores;        ///< of those that got an answer
  std::uint64_t without_answer = 0;  ///< APNRR or BPNRR counts these
};

struct SpeciesRates {
  std::string species;
  Proportion apcer;  ///< attack presentations taken as bona fide, of those that got an answer
  Proportion apnrr;  ///< attack presentations without an answer, of all
};

struct AttackRates {
  double threshold = 0;
  std::vector<SpeciesRates> species;  ///< in the order given
  Proportion bpcer;                   ///< bona fide presentations taken as attacks
  Proportion bpnrr;

  /// The species with the largest APCER, which the standard reports; empty without attacks. Of
  /// equal ones the first.
  const SpeciesRates* worst() const;
};

/// `bona_fide.species` is empty; `attacks` one entry a species.
AttackRates attack_rates(const PresentationScores& bona_fide,
                         const std::vector<PresentationScores>& attacks, double threshold);

/// The smallest threshold at which the APCER of every species is at most `apcer`: the next number
/// above the score that must not pass; the lowest attack score if all may. Empty without attacks.
std::optional<double> threshold_at_apcer(const std::vector<PresentationScores>& attacks,
                                         double apcer);

}  // namespace madoguchi::biometrics::performance
