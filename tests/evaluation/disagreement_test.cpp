// SPDX-License-Identifier: Apache-2.0
// Two comparators on pairs that can be counted by hand.
#include "evaluation/disagreement.hpp"

#include <gtest/gtest.h>

namespace madoguchi::evaluation {
namespace {

using biometrics::performance::Comparisons;

Comparisons comparisons(std::vector<biometrics::performance::ComparedPair> mated,
                        std::vector<biometrics::performance::ComparedPair> non_mated) {
  Comparisons result;
  result.scores.mated.kept = std::move(mated);
  result.scores.non_mated.kept = std::move(non_mated);
  sort_scores(result.scores);
  return result;
}

TEST(Disagreement, CountsDecisionsAtEachOnesOwnThreshold) {
  // Threshold 0.5 and 10: pairs (0,1) agree, (0,2) and (3,4) are disputed, (5,6) errs in both.
  const Comparisons first =
      comparisons({{0.9, 0, 1}, {0.6, 0, 2}, {0.1, 5, 6}}, {{0.2, 1, 2}, {0.7, 3, 4}, {0.3, 7, 8}});
  const Comparisons second =
      comparisons({{14, 0, 1}, {9, 0, 2}, {2, 5, 6}}, {{3, 1, 2}, {4, 3, 4}});
  const Disagreement found = disagreement_of({first, 0.5}, {second, 10});
  EXPECT_EQ(found.mated.disagreement.trials, 3U);
  EXPECT_EQ(found.mated.disagreement.errors, 1U);
  EXPECT_EQ(found.mated.first_errors.errors, 1U);
  EXPECT_EQ(found.mated.second_errors.errors, 2U);
  EXPECT_EQ(found.mated.both_errors.errors, 1U);
  EXPECT_EQ(found.non_mated.disagreement.trials, 2U);
  EXPECT_EQ(found.non_mated.first_errors.errors, 1U);
  EXPECT_EQ(found.non_mated.second_errors.errors, 0U);
  EXPECT_EQ(found.only_one, 1U) << "only the first compared 7 and 8";
  ASSERT_EQ(found.worst.size(), 2U);
  EXPECT_EQ(found.worst[0].reference, 3U) << "margins 0.2 and 6 against 0.1 and 1";
  EXPECT_FALSE(found.worst[0].mated);
  EXPECT_TRUE(found.worst[1].mated);
}

TEST(Disagreement, CorrelationOfScores) {
  const Comparisons first = comparisons({{1, 0, 1}, {2, 0, 2}, {3, 0, 3}}, {{1, 1, 2}});
  const Comparisons same = comparisons({{10, 0, 1}, {20, 0, 2}, {30, 0, 3}}, {{1, 1, 2}});
  const Comparisons reversed = comparisons({{3, 0, 1}, {2, 0, 2}, {1, 0, 3}}, {{1, 1, 2}});
  EXPECT_NEAR(disagreement_of({first, 0}, {same, 0}).mated.correlation, 1, 1e-12);
  EXPECT_NEAR(disagreement_of({first, 0}, {reversed, 0}).mated.correlation, -1, 1e-12);
  EXPECT_EQ(disagreement_of({first, 0}, {same, 0}).non_mated.correlation, 0) << "one pair only";
}

TEST(Disagreement, KeepsTheWorstOnly) {
  std::vector<biometrics::performance::ComparedPair> high;
  std::vector<biometrics::performance::ComparedPair> low;
  for (std::uint32_t i = 0; i < 9; ++i) {
    high.push_back({0.6 + 0.01 * i, i, i + 1});
    low.push_back({0.4, i, i + 1});
  }
  const Comparisons a = comparisons(high, {});
  const Comparisons b = comparisons(low, {});
  const auto found = disagreement_of({a, 0.5}, {b, 0.5}, 3);
  ASSERT_EQ(found.worst.size(), 3U);
  EXPECT_EQ(found.worst[0].reference, 8U);
  EXPECT_EQ(found.mated.disagreement.errors, 9U);
}

}  // namespace
}  // namespace madoguchi::evaluation
