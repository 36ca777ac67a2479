// SPDX-License-Identifier: Apache-2.0
#include "biometrics/presentation_decision.hpp"

namespace madoguchi::biometrics {

PresentationOutcome PresentationDecision::compared(ComparisonScore score) {
  if (outcome_ != PresentationOutcome::undecided) return outcome_;
  ++comparisons_;
  if (!best_ || score.value > best_->value) best_ = score;
  if (decide(score, threshold_) == ComparisonDecision::match) ++matches_;
  if (matches_ >= policy_.matches_needed) {
    outcome_ = PresentationOutcome::match;
  } else if (comparisons_ >= policy_.frames_compared) {
    outcome_ = PresentationOutcome::non_match;
  }
  return outcome_;
}

PresentationOutcome PresentationDecision::not_acquired(ExtractionFailure failure) {
  if (outcome_ != PresentationOutcome::undecided) return outcome_;
  ++failures_;
  last_failure_ = failure;
  return failures_ >= policy_.unusable_frames ? finish() : outcome_;
}

PresentationOutcome PresentationDecision::finish() {
  if (outcome_ == PresentationOutcome::undecided) {
    outcome_ =
        comparisons_ > 0 ? PresentationOutcome::non_match : PresentationOutcome::failure_to_acquire;
  }
  return outcome_;
}

}  // namespace madoguchi::biometrics
