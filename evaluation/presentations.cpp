// SPDX-License-Identifier: Apache-2.0
#include "evaluation/presentations.hpp"

#include "evaluation/pair_samples.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::evaluation {
namespace performance = biometrics::performance;

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

std::vector<std::string> sample_names(const PresentationSet& set) {
  std::vector<std::string> names(set.samples);
  for (std::size_t i = 0; i < set.subjects.size(); ++i) names[set.reference[i]] = set.subjects[i];
  for (const Presentation& one : set.presentations) {
    for (std::size_t frame = 0; frame < one.frames.size(); ++frame) {
      names[one.frames[frame].sample] =
          fmt::format("{}/{}/{}.{}/{}", set.subjects[one.subject],
                      set.conditions[one.condition].name, one.transaction, one.attempt, frame);
    }
  }
  return names;
}

std::vector<std::uint32_t> claimed_others(const PresentationSet& set, const Presentation& one,
                                          std::uint32_t others) {
  if (one.claims) return *one.claims;
  const auto subjects = static_cast<std::uint32_t>(set.subjects.size());
  std::vector<std::uint32_t> claimed;
  for (std::uint32_t i = 1; i <= std::min(others, subjects - 1); ++i) {
    claimed.push_back((one.subject + i) % subjects);
  }
  return claimed;
}

FrameComparisons compare_frames(const PresentationSet& set, const PairScore& score,
                                std::uint32_t others) {
  FrameComparisons all;
  const auto stands_for = [&all](std::uint32_t sample, std::uint32_t origin) {
    all.origin.resize(all.subject_of.size());
    all.origin[sample] = origin;
    return sample;
  };
  PairSamples samples(set, all);
  const auto subjects = static_cast<std::uint32_t>(set.subjects.size());
  for (std::uint32_t subject = 0; subject < subjects; ++subject) {
    ++all.failures.enrolment.trials;
    if (!set.enrolled[subject]) ++all.failures.enrolment.errors;
  }
  for (const Presentation& one : set.presentations) {
    if (!set.conditions[one.condition].species.empty()) continue;
    std::vector<std::uint32_t> compared = claimed_others(set, one, others);
    compared.insert(compared.begin(), one.subject);
    for (const PresentedFrame& frame : one.frames) {
      const std::uint32_t probe = stands_for(samples.add(one.subject, one.condition), frame.sample);
      ++all.failures.acquisition.trials;
      if (!frame.acquired) ++all.failures.acquisition.errors;
      for (const std::uint32_t other : compared) {
        const bool mated = other == one.subject;
        if (!frame.acquired || !set.enrolled[other]) {
          ++(mated ? all.failures.mated_pairs : all.failures.non_mated_pairs);
          continue;
        }
        auto& scores = mated ? all.scores.mated : all.scores.non_mated;
        const std::uint32_t reference =
            stands_for(samples.shared(other, one.condition), set.reference[other]);
        scores.kept.push_back({score(set.reference[other], frame.sample), reference, probe});
      }
    }
  }
  samples.finish();
  sort_scores(all.scores);
  return all;
}

}  // namespace madoguchi::evaluation
