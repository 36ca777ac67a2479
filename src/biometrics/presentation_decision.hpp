// SPDX-License-Identifier: Apache-2.0
// The decision about one presentation (ISO/IEC 19795-1: a patient before the camera once) from the
// comparisons of its frames. Pure: no camera, no clock.
#pragma once

#include "biometrics/comparison.hpp"

#include <optional>

namespace madoguchi::biometrics {

/// How many frames decide. Real readers do not publish theirs; the defaults are assumptions.
struct PresentationPolicy {
  int frames_compared = 5;   ///< the presentation is over after so many comparisons
  int matches_needed = 2;    ///< comparisons at or above the threshold that make a match
  int unusable_frames = 45;  ///< frames without a template after which the presentation is over
  int frames_watched = 5;    ///< frames that attack detection has to see before a match counts
};

enum class PresentationOutcome {
  undecided,
  match,
  non_match,
  failure_to_acquire,
  attack_suspected  ///< would match, but the face does not seem to be a living one
};

/// Counts the frames of one presentation. Once decided, further frames change nothing.
class PresentationDecision {
 public:
  PresentationDecision(PresentationPolicy policy, Threshold threshold)
      : policy_(policy), threshold_(threshold) {}

  /// A frame that could be compared.
  PresentationOutcome compared(ComparisonScore score);

  /// A frame that gave no template (failure to acquire, FTA).
  PresentationOutcome not_acquired(ExtractionFailure failure);

  /// The camera stopped or the time is over: a non-match if any frame was compared, otherwise a
  /// failure to acquire.
  PresentationOutcome finish();

  PresentationOutcome outcome() const { return outcome_; }
  int comparisons() const { return comparisons_; }
  int matches() const { return matches_; }
  int failures() const { return failures_; }  ///< FTA, of comparisons() + failures() frames
  std::optional<ComparisonScore> best_score() const { return best_; }
  std::optional<ExtractionFailure> last_failure() const { return last_failure_; }

 private:
  PresentationPolicy policy_;
  Threshold threshold_;
  PresentationOutcome outcome_ = PresentationOutcome::undecided;
  int comparisons_ = 0;
  int matches_ = 0;
  int failures_ = 0;
  std::optional<ComparisonScore> best_;
  std::optional<ExtractionFailure> last_failure_;
};

constexpr auto enum_names(std::type_identity<PresentationOutcome>) {
  using enum PresentationOutcome;
  return std::to_array<core::EnumName<PresentationOutcome>>({
      {undecided, "undecided", {"not decided yet", "判定中"}},
      {match, "match", {"match", "一致"}},
      {non_match, "non_match", {"non-match", "不一致"}},
      {failure_to_acquire, "failure_to_acquire", {"no usable frame", "顔を取得できません"}},
      {attack_suspected, "attack_suspected", {"presentation attack suspected", "なりすましの疑い"}},
  });
}

}  // namespace madoguchi::biometrics
