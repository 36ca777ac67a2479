// SPDX-License-Identifier: Apache-2.0
#include "evaluation/presentation_evaluation.hpp"

#include <algorithm>
#include <limits>

namespace madoguchi::evaluation {
namespace {

namespace performance = biometrics::performance;

/// What a search of one frame came to; scores of everybody enrolled.
performance::Search searched(const PresentationSet& set, const PairScore& score,
                             std::uint32_t subject, std::uint32_t probe) {
  performance::Search search{score(set.reference[subject], probe),
                             -std::numeric_limits<double>::max(), 1};
  for (std::uint32_t other = 0; other < set.subjects.size(); ++other) {
    if (other == subject || !set.enrolled[other]) continue;
    const double value = score(set.reference[other], probe);
    search.best_other = std::max(search.best_other, value);
    if (value >= search.mate) ++search.rank;
  }
  return search;
}

void add_attack_detection(const PresentationSet& set,
                          const PresentationEvaluationSettings& settings, Evaluation& evaluation) {
  const auto scores = liveness_scores(set);
  if (!scores) return;
  std::vector<double> thresholds;
  const auto own = settings.transactions.liveness_threshold;
  if (own) thresholds.push_back(*own);
  thresholds.insert(thresholds.end(), settings.attack_thresholds.begin(),
                    settings.attack_thresholds.end());
  evaluation.attacks =
      evaluate_attacks(scores->bona_fide, scores->attacks, settings.apcers, thresholds);
  evaluation.attacks->own_threshold = own;
}

}  // namespace

performance::Searches search_references(const PresentationSet& set, const PairScore& score) {
  performance::Searches searches;
  searches.gallery =
      static_cast<std::uint64_t>(std::count(set.enrolled.begin(), set.enrolled.end(), true));
  if (searches.gallery < 2) return searches;
  for (const Presentation& one : set.presentations) {
    if (!set.conditions[one.condition].species.empty()) continue;
    for (const PresentedFrame& frame : one.frames) {
      if (frame.acquired && set.enrolled[one.subject]) {
        searches.made.push_back(searched(set, score, one.subject, frame.sample));
      } else {
        ++searches.without_template;
      }
    }
  }
  return searches;
}

std::optional<LivenessScores> liveness_scores(const PresentationSet& set) {
  LivenessScores result;
  bool any = false;
  for (const Presentation& one : set.presentations) {
    const std::string& species = set.conditions[one.condition].species;
    auto* of = &result.bona_fide;
    if (!species.empty()) {
      auto row = std::find_if(result.attacks.begin(), result.attacks.end(),
                              [&](const auto& known) { return known.species == species; });
      if (row == result.attacks.end()) row = result.attacks.insert(row, {species, {}, 0});
      of = &*row;
    }
    const auto liveness = liveness_of(one, one.frames.size());
    any = any || liveness.has_value();
    if (liveness) {
      of->scores.push_back(*liveness);
    } else {
      ++of->without_answer;
    }
  }
  if (!any) return std::nullopt;
  return result;
}

FrameComparisons evaluate_presentations(const PresentationSet& set, const PairScore& score,
                                        const PresentationEvaluationSettings& settings,
                                        Evaluation& evaluation) {
  auto comparisons = compare_frames(set, score, settings.transactions.claims);
  evaluation.lost_frames = lost_frames(set);
  evaluation.one_to_one = evaluate_one_to_one(comparisons, settings.one_to_one);
  if (!settings.fpirs.empty()) {
    evaluation.one_to_many = evaluate_one_to_many(search_references(set, score), settings.fpirs);
  }
  evaluation.transactions = evaluate_transactions(set, score, settings.transactions);
  add_attack_detection(set, settings, evaluation);
  evaluation.accepted_attacks = accepted_attacks(set, score, settings.transactions);
  return comparisons;
}

}  // namespace madoguchi::evaluation
