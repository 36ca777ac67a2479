// SPDX-License-Identifier: Apache-2.0
// All figures of a set of presentations: frames one to one and one to many, transactions, attacks.
#pragma once

#include "evaluation/evaluation.hpp"

namespace madoguchi::evaluation {

struct PresentationEvaluationSettings {
  OneToOneSettings one_to_one;
  TransactionSettings transactions;
  std::vector<double> fpirs;              ///< empty: no one-to-many search
  std::vector<double> apcers;             ///< thresholds of attack detection are chosen for these
  std::vector<double> attack_thresholds;  ///< beside its own
};

/// Fills the figures of `evaluation`; gives the comparisons of frames that they rest on.
FrameComparisons evaluate_presentations(const PresentationSet& set, const PairScore& score,
                                        const PresentationEvaluationSettings& settings,
                                        Evaluation& evaluation);

/// Each bona fide frame among the references: with its mate, and without. Frames in their order.
biometrics::performance::Searches search_references(const PresentationSet& set,
                                                    const PairScore& score);

/// Scores of attack detection by species, of presentations: the last score of each. Presentations
/// in which it saw nothing are without an answer. Empty if it never looked.
struct LivenessScores {
  biometrics::performance::PresentationScores bona_fide;
  std::vector<biometrics::performance::PresentationScores> attacks;
};
std::optional<LivenessScores> liveness_scores(const PresentationSet& set);

}  // namespace madoguchi::evaluation
