// SPDX-License-Identifier: Apache-2.0
// One-to-many search (ISO/IEC 19795-1: FPIR, FNIR, CMC) from what each search came to.
#pragma once

#include "biometrics/performance/proportion.hpp"

#include <optional>
#include <vector>

namespace madoguchi::biometrics::performance {

/// A search of a probe whose mate is in the gallery. The same gallery without the mate gives the
/// non-mated search of the same probe, whose best candidate is `best_other`.
struct Search {
  double mate = 0;         ///< score of the mate
  double best_other = 0;   ///< highest score of anybody else
  std::uint32_t rank = 1;  ///< 1 + the number of others at or above the mate's score
};

/// Searches of one gallery and the probes that could not be searched.
struct Searches {
  std::uint64_t gallery = 0;  ///< templates enrolled
  std::vector<Search> made;
  std::uint64_t without_template = 0;  ///< probes not acquired, or whose mate was not enrolled
};

/// FNIR at rank 1: mated searches whose mate is not alone in first place or is below the threshold.
Proportion false_negative_identifications(const Searches& searches, double threshold);

/// FPIR: non-mated searches that return a candidate at or above the threshold.
Proportion false_positive_identifications(const Searches& searches, double threshold);

/// The smallest threshold at which FPIR is at most `fpir`: the next number above the best candidate
/// that must not come; the lowest best candidate if all may. Empty without searches.
std::optional<double> threshold_at_fpir(const Searches& searches, double fpir);

/// Closed-set identification rate at each rank from 1 to `ranks`: searches whose mate is within the
/// first r candidates, ties against the mate.
std::vector<Proportion> cumulative_match(const Searches& searches, std::uint32_t ranks);

}  // namespace madoguchi::biometrics::performance
