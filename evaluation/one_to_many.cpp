// SPDX-License-Identifier: Apache-2.0
#include "evaluation/one_to_many.hpp"

#include <algorithm>

namespace madoguchi::evaluation {
namespace {

namespace performance = biometrics::performance;

constexpr std::uint32_t most_ranks = 50;

/// The guards of a rate that a threshold was chosen for.
Support support_of(std::uint64_t trials, double rate) {
  if (trials == 0) return Support::no_comparisons;
  if (trials < performance::trials_for_rule_of_three(rate)) return Support::rule_of_three;
  if (performance::allowed_false_matches(trials, rate) < performance::errors_for_rule_of_thirty) {
    return Support::fewer_than_thirty;
  }
  return Support::sufficient;
}

}  // namespace

std::optional<OneToMany> evaluate_one_to_many(const performance::Searches& searches,
                                              std::span<const double> fpirs) {
  if (searches.made.empty()) return std::nullopt;
  OneToMany result;
  result.gallery = searches.gallery;
  result.without_template = searches.without_template;
  for (const double fpir : fpirs) {
    const double threshold = *performance::threshold_at_fpir(searches, fpir);
    result.points.push_back({fpir, threshold,
                             performance::false_positive_identifications(searches, threshold),
                             performance::false_negative_identifications(searches, threshold),
                             support_of(searches.made.size(), fpir)});
  }
  const auto ranks = static_cast<std::uint32_t>(
      std::min<std::uint64_t>(most_ranks, std::max<std::uint64_t>(1, searches.gallery)));
  result.cmc = performance::cumulative_match(searches, ranks);
  return result;
}

AttackDetection evaluate_attacks(const performance::PresentationScores& bona_fide,
                                 const std::vector<performance::PresentationScores>& attacks,
                                 std::span<const double> apcers,
                                 std::span<const double> thresholds) {
  AttackDetection result;
  performance::Scores scores;
  for (const double score : bona_fide.scores) scores.mated.kept.push_back({score, 0, 0});
  std::uint64_t fewest = bona_fide.scores.size();
  for (const performance::PresentationScores& one : attacks) {
    for (const double score : one.scores) scores.non_mated.kept.push_back({score, 0, 0});
    fewest = std::min<std::uint64_t>(fewest, one.scores.size());
  }
  performance::sort_scores(scores);
  result.histogram = histogram_of(scores);
  for (const double apcer : apcers) {
    const auto threshold = performance::threshold_at_apcer(attacks, apcer);
    if (!threshold) continue;
    result.points.push_back({apcer, performance::attack_rates(bona_fide, attacks, *threshold),
                             support_of(fewest, apcer)});
  }
  for (const double threshold : thresholds) {
    result.points.push_back({std::nullopt, performance::attack_rates(bona_fide, attacks, threshold),
                             fewest == 0 ? Support::no_comparisons : Support::sufficient});
  }
  return result;
}

}  // namespace madoguchi::evaluation
