// SPDX-License-Identifier: Apache-2.0
#include "evaluation/presentations.hpp"

#include "evaluation/pair_samples.hpp"

#include <algorithm>

namespace madoguchi::evaluation {
namespace performance = biometrics::performance;
using performance::Comparisons;

std::optional<double> liveness_of(const Presentation& presentation, std::size_t frames) {
  for (std::size_t i = std::min(frames, presentation.frames.size()); i-- > 0;) {
    if (presentation.frames[i].liveness) return presentation.frames[i].liveness;
  }
  return std::nullopt;
}

std::vector<LostFrames> lost_frames(const PresentationSet& set) {
  std::vector<LostFrames> all;
  for (const PresentationCondition& one : set.conditions) all.push_back({one.name, {}, {}});
  for (const Presentation& one : set.presentations) {
    LostFrames& lost = all[one.condition];
    for (const PresentedFrame& frame : one.frames) {
      ++lost.undetected.trials;
      ++lost.not_acquired.trials;
      if (!frame.detected) ++lost.undetected.errors;
      if (!frame.acquired) ++lost.not_acquired.errors;
    }
  }
  std::vector<LostFrames> bona_fide;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (set.conditions[i].species.empty()) bona_fide.push_back(std::move(all[i]));
  }
  return bona_fide;
}

Comparisons compare_frames(const PresentationSet& set, const PairScore& score,
                           std::uint32_t others) {
  Comparisons all;
  PairSamples samples(set, all);
  const auto subjects = static_cast<std::uint32_t>(set.subjects.size());
  for (std::uint32_t subject = 0; subject < subjects; ++subject) {
    ++all.failures.enrolment.trials;
    if (!set.enrolled[subject]) ++all.failures.enrolment.errors;
  }
  for (const Presentation& one : set.presentations) {
    if (!set.conditions[one.condition].species.empty()) continue;
    for (const PresentedFrame& frame : one.frames) {
      const std::uint32_t probe = samples.add(one.subject, one.condition);
      ++all.failures.acquisition.trials;
      if (!frame.acquired) ++all.failures.acquisition.errors;
      for (std::uint32_t i = 0; i <= std::min(others, subjects - 1); ++i) {
        const std::uint32_t other = (one.subject + i) % subjects;
        const bool mated = other == one.subject;
        if (!frame.acquired || !set.enrolled[other]) {
          ++(mated ? all.failures.mated_pairs : all.failures.non_mated_pairs);
          continue;
        }
        auto& scores = mated ? all.scores.mated : all.scores.non_mated;
        scores.kept.push_back({score(set.reference[other], frame.sample),
                               samples.shared(other, one.condition), probe});
      }
    }
  }
  samples.finish();
  sort_scores(all.scores);
  return all;
}

}  // namespace madoguchi::evaluation
