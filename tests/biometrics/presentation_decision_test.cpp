// SPDX-License-Identifier: Apache-2.0
// The rule: enough frames at the threshold are a match; otherwise a non-match once the presentation
// is over; nothing comparable is a failure to acquire.
#include "biometrics/presentation_decision.hpp"

#include <gtest/gtest.h>

namespace madoguchi::biometrics {
namespace {

using enum PresentationOutcome;

PresentationDecision two_of_three() {
  return {{.frames_compared = 3, .matches_needed = 2, .unusable_frames = 4}, Threshold{0.4}};
}

TEST(PresentationDecision, AcceptsWhenEnoughFramesMatch) {
  auto decision = two_of_three();
  EXPECT_EQ(decision.compared({0.5}), undecided);
  EXPECT_EQ(decision.compared({0.1}), undecided);
  EXPECT_EQ(decision.compared({0.4}), match);  // at the threshold
  EXPECT_EQ(decision.comparisons(), 3);
  EXPECT_EQ(decision.matches(), 2);
}

TEST(PresentationDecision, RejectsWhenThePresentationIsOver) {
  auto decision = two_of_three();
  EXPECT_EQ(decision.compared({0.1}), undecided);
  EXPECT_EQ(decision.compared({0.2}), undecided);
  EXPECT_EQ(decision.compared({0.9}), non_match);
  EXPECT_EQ(decision.best_score()->value, 0.9);
}

TEST(PresentationDecision, StaysDecided) {
  auto decision = two_of_three();
  decision.compared({0.5});
  decision.compared({0.5});
  EXPECT_EQ(decision.compared({0.0}), match);
  EXPECT_EQ(decision.not_acquired(ExtractionFailure::no_face), match);
  EXPECT_EQ(decision.finish(), match);
  EXPECT_EQ(decision.comparisons(), 2);
  EXPECT_EQ(decision.failures(), 0);
}

TEST(PresentationDecision, CountsFramesThatGaveNoTemplate) {
  auto decision = two_of_three();
  EXPECT_EQ(decision.not_acquired(ExtractionFailure::face_too_small), undecided);
  EXPECT_EQ(decision.not_acquired(ExtractionFailure::no_face), undecided);
  EXPECT_EQ(decision.failures(), 2);
  EXPECT_EQ(decision.comparisons(), 0);
  EXPECT_EQ(decision.last_failure(), ExtractionFailure::no_face);
}

TEST(PresentationDecision, NothingComparableIsAFailureToAcquire) {
  auto decision = two_of_three();
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(decision.not_acquired(ExtractionFailure::no_face), undecided);
  }
  EXPECT_EQ(decision.not_acquired(ExtractionFailure::no_face), failure_to_acquire);
  EXPECT_FALSE(decision.best_score());
}

TEST(PresentationDecision, TooFewMatchesAtTheEndAreANonMatch) {
  auto decision = two_of_three();
  decision.compared({0.9});
  EXPECT_EQ(decision.finish(), non_match);
  auto empty = two_of_three();
  EXPECT_EQ(empty.finish(), failure_to_acquire);
}

TEST(PresentationDecision, UnusableFramesAfterAComparisonEndInANonMatch) {
  auto decision = two_of_three();
  decision.compared({0.9});
  for (int i = 0; i < 4; ++i) decision.not_acquired(ExtractionFailure::poor_pose);
  EXPECT_EQ(decision.outcome(), non_match);
}

}  // namespace
}  // namespace madoguchi::biometrics
