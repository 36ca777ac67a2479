// SPDX-License-Identifier: Apache-2.0
// Expected values: Wilson intervals as roots of (p - p0)^2 = z^2 p (1 - p) / n, solved in a
// separate program; rates counted by hand.
#include "biometrics/error_rates.hpp"

#include <gtest/gtest.h>

namespace madoguchi::biometrics {
namespace {

TEST(WilsonRate, IsTheScoreInterval) {
  const ErrorRate five = wilson_rate(5, 100);
  EXPECT_NEAR(five.low, 0.021543679154367976, 1e-12);
  EXPECT_NEAR(five.high, 0.11175046923191911, 1e-12);
  const ErrorRate three = wilson_rate(3, 3000);
  EXPECT_NEAR(three.low, 0.00034014721903916415, 1e-12);
  EXPECT_NEAR(three.high, 0.0029361438088361465, 1e-12);
}

TEST(WilsonRate, SaysSomethingAboutNoErrors) {
  const ErrorRate none = wilson_rate(0, 60);
  EXPECT_EQ(none.low, 0);
  EXPECT_NEAR(none.high, 0.06017185214208986, 1e-12);
  const ErrorRate all = wilson_rate(10, 10);
  EXPECT_NEAR(all.low, 0.7224672001371114, 1e-12);
  EXPECT_EQ(all.high, 1);
}

TEST(WilsonRate, KnowsNothingWithoutComparisons) {
  EXPECT_EQ(wilson_rate(0, 0).low, 0);
  EXPECT_EQ(wilson_rate(0, 0).high, 1);
}

TEST(ErrorRates, CountAtTheThreshold) {
  const std::vector<double> scores{0.1, 0.4, 0.5, 0.9};
  EXPECT_EQ(false_match_rate(scores, {0.4}).errors, 3);  // at the threshold is a match
  EXPECT_EQ(false_non_match_rate(scores, {0.4}).errors, 1);
  EXPECT_EQ(false_non_match_rate(scores, {0.4}).rate, 0.25);
}

TEST(EqualErrorRate, IsZeroForSeparateSets) {
  EXPECT_EQ(*equal_error_rate({0.7, 0.8}, {0.1, 0.2, 0.3}), 0);
}

TEST(EqualErrorRate, IsWhereTheRatesMeet) {
  // Threshold 0.5: one of four mated below, one of four non-mated at or above.
  EXPECT_DOUBLE_EQ(*equal_error_rate({0.3, 0.6, 0.7, 0.8}, {0.1, 0.2, 0.4, 0.5}), 0.25);
  EXPECT_FALSE(equal_error_rate({}, {0.1}));
}

TEST(ThresholdAtFmr, AllowsTheShareAndNoMore) {
  std::vector<double> scores;
  for (int i = 0; i < 1000; ++i) scores.push_back(i / 1000.0);  // 0.999 downwards
  const auto threshold = threshold_at_fmr(scores, 1e-3);
  ASSERT_TRUE(threshold);
  EXPECT_DOUBLE_EQ(threshold->value, 0.9981);  // above 0.998, so that only 0.999 matches
  EXPECT_EQ(false_match_rate(scores, *threshold).errors, 1);
}

TEST(ThresholdAtFmr, AllowsNoneOfAFew) {
  const auto threshold = threshold_at_fmr({0.2, 0.5, 0.45670001}, 1e-3);
  ASSERT_TRUE(threshold);
  EXPECT_DOUBLE_EQ(threshold->value, 0.5001);
  EXPECT_FALSE(threshold_at_fmr({}, 1e-3));
}

}  // namespace
}  // namespace madoguchi::biometrics
