// SPDX-License-Identifier: Apache-2.0
// Expected values: counted by hand, or by a second implementation that counts every score at every
// threshold.
#include "biometrics/performance/error_curve.hpp"

#include "core/seeded_random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace madoguchi::biometrics::performance {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Scores scores_of(const std::vector<double>& mated, const std::vector<double>& non_mated) {
  Scores scores;
  for (const double score : mated) scores.mated.kept.push_back({score, 0, 0});
  for (const double score : non_mated) scores.non_mated.kept.push_back({score, 0, 0});
  sort_scores(scores);
  return scores;
}

TEST(ErrorCurve, CountsTiesAsMatches) {
  const ErrorCurve curve = error_curve(scores_of({0.5, 0.5, 0.9}, {0.1, 0.5}));
  ASSERT_EQ(curve.points.size(), 4U);
  EXPECT_EQ(curve.points[1].threshold, 0.5);
  EXPECT_EQ(curve.points[1].false_matches, 1U);      // the 0.5 at the threshold matches
  EXPECT_EQ(curve.points[1].false_non_matches, 0U);  // and so do the mated 0.5
  EXPECT_EQ(curve.points[2].threshold, 0.9);
  EXPECT_EQ(curve.points[2].false_non_matches, 2U);
  EXPECT_EQ(curve.points[3].threshold, std::nextafter(0.9, infinity));
  EXPECT_EQ(curve.points[3].false_non_matches, 3U);
}

TEST(ErrorCurve, AgreesWithCountingEachThreshold) {
  core::SeededRandom random(7);
  for (int round = 0; round < 50; ++round) {
    std::vector<double> mated(1 + random.below(40));
    std::vector<double> non_mated(1 + random.below(60));
    for (double& score : mated) score = static_cast<double>(random.below(12)) / 8;
    for (double& score : non_mated) score = static_cast<double>(random.below(9)) / 8 - 0.5;
    const ErrorCurve curve = error_curve(scores_of(mated, non_mated));
    double best = 2;
    double eer = -1;
    for (const CurvePoint& point : curve.points) {
      const auto misses = std::count_if(mated.begin(), mated.end(),
                                        [&](double score) { return score < point.threshold; });
      const auto matches = std::count_if(non_mated.begin(), non_mated.end(),
                                         [&](double score) { return score >= point.threshold; });
      EXPECT_EQ(point.false_non_matches, static_cast<std::uint64_t>(misses));
      EXPECT_EQ(point.false_matches, static_cast<std::uint64_t>(matches));
      const double fnmr = static_cast<double>(misses) / static_cast<double>(mated.size());
      const double fmr = static_cast<double>(matches) / static_cast<double>(non_mated.size());
      if (std::abs(fmr - fnmr) < best - 1e-12) {
        best = std::abs(fmr - fnmr);
        eer = (fmr + fnmr) / 2;
      }
    }
    const auto found = equal_error_rate(curve);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->rate, eer, 1e-15);
  }
}

TEST(EqualErrorRate, IsZeroForSeparateSets) {
  const auto eer = equal_error_rate(error_curve(scores_of({0.7, 0.8}, {0.1, 0.2})));
  ASSERT_TRUE(eer);
  EXPECT_EQ(eer->rate, 0);
  EXPECT_EQ(eer->threshold, 0.7);
}

TEST(EqualErrorRate, SaysBothRatesWhereTheyJumpPastEachOther) {
  // At 0.5: FMR 2/3, FNMR 0. At 0.6: FMR 1/3, FNMR 1/2: the jump is smaller there.
  // Line from (2/3, 0) to (1/3, 1/2) meets FMR = FNMR at 0.4.
  const auto eer = equal_error_rate(error_curve(scores_of({0.5, 0.9}, {0.1, 0.5, 0.6})));
  ASSERT_TRUE(eer);
  EXPECT_EQ(eer->threshold, 0.6);
  EXPECT_DOUBLE_EQ(eer->fmr, 1.0 / 3);
  EXPECT_DOUBLE_EQ(eer->fnmr, 0.5);
  EXPECT_DOUBLE_EQ(eer->rate, 5.0 / 12);
  EXPECT_DOUBLE_EQ(eer->interpolated, 0.4);
}

TEST(EqualErrorRate, NeedsBothKindsOfScores) {
  EXPECT_FALSE(equal_error_rate(error_curve(scores_of({}, {0.1}))));
  EXPECT_FALSE(equal_error_rate(error_curve(scores_of({0.1}, {}))));
}

TEST(ThresholdAtFmr, IsTheSmallestThatKeepsTheRate) {
  std::vector<double> non_mated;
  for (int i = 0; i < 1000; ++i) non_mated.push_back(i / 1000.0);
  const Scores scores = scores_of({1.0}, non_mated);
  const auto threshold = threshold_at_fmr(scores.non_mated, 0.003);
  ASSERT_TRUE(threshold);
  EXPECT_EQ(*threshold, std::nextafter(0.996, infinity));
  EXPECT_EQ(false_matches(scores.non_mated, *threshold), 3U);
  EXPECT_EQ(false_matches(scores.non_mated, 0.996), 4U);
}

TEST(ThresholdAtFmr, LetsNoTieThrough) {
  const Scores scores = scores_of({1.0}, {0.1, 0.4, 0.4, 0.4});
  const auto threshold = threshold_at_fmr(scores.non_mated, 0.5);  // two of four, but three tie
  ASSERT_TRUE(threshold);
  EXPECT_EQ(*threshold, std::nextafter(0.4, infinity));
  EXPECT_EQ(threshold_at_fmr(scores.non_mated, 1), 0.1);
  EXPECT_FALSE(threshold_at_fmr({}, 0.1));
}

TEST(AllowedFalseMatches, IsExactForDecimalRates) {
  EXPECT_EQ(allowed_false_matches(3000, 0.001), 3U);
  EXPECT_EQ(allowed_false_matches(2999, 0.001), 2U);
  EXPECT_EQ(allowed_false_matches(10, 0.3), 3U);
  EXPECT_EQ(allowed_false_matches(1000, 0.007), 7U);
  EXPECT_EQ(allowed_false_matches(100, 0), 0U);
  for (std::uint64_t n = 1; n < 3000; ++n) {
    for (std::uint64_t c = 0; c <= n; c += 7) {
      ASSERT_EQ(allowed_false_matches(n, static_cast<double>(c) / static_cast<double>(n)), c);
    }
  }
}

TEST(HiddenScores, LeaveOutWhatTheyCouldChange) {
  Scores scores = scores_of({0.2, 0.3}, {0.25, 0.5});
  scores.mated.hidden = 8;       // none below 0.3
  scores.non_mated.hidden = 98;  // none above 0.25
  EXPECT_FALSE(false_matches(scores.non_mated, 0.25));
  EXPECT_EQ(false_matches(scores.non_mated, 0.26), 1U);
  EXPECT_EQ(false_non_matches(scores.mated, 0.3), 1U);
  EXPECT_FALSE(false_non_matches(scores.mated, 0.31));
  EXPECT_EQ(threshold_at_fmr(scores.non_mated, 0.01), std::nextafter(0.25, infinity));
  EXPECT_FALSE(threshold_at_fmr(scores.non_mated, 0.02));
  const ErrorCurve curve = error_curve(scores);
  ASSERT_FALSE(curve.points.empty());
  EXPECT_GT(curve.points.front().threshold, 0.25);
  EXPECT_EQ(curve.points.back().threshold, 0.3);
  EXPECT_EQ(curve.mated, 10U);
  EXPECT_EQ(curve.non_mated, 100U);
}

TEST(Thinned, KeepsEndsAndEveryHalfPerCent) {
  std::vector<double> mated;
  std::vector<double> non_mated;
  for (int i = 0; i < 20000; ++i) {
    mated.push_back(0.5 + i * 1e-5);
    non_mated.push_back(0.4 + i * 1e-5);
  }
  const ErrorCurve curve = error_curve(scores_of(mated, non_mated));
  const auto points = thinned(curve);
  EXPECT_LT(points.size(), 4000U);
  EXPECT_EQ(points.front().threshold, curve.points.front().threshold);
  EXPECT_EQ(points.back().threshold, curve.points.back().threshold);
}

}  // namespace
}  // namespace madoguchi::biometrics::performance
