// SPDX-License-Identifier: Apache-2.0
// Expected values: counted by hand, and every pair counted one by one.
#include "biometrics/performance/group_rates.hpp"

#include "core/seeded_random.hpp"

#include <gtest/gtest.h>

namespace madoguchi::biometrics::performance {
namespace {

/// Four samples of two subjects: young, young, old, old.
Comparisons four_samples() {
  Comparisons all;
  all.subject_of = {0, 0, 1, 1};
  all.groups = {{"age", {"old", "young"}, {1, 1, 0, 0}}};
  all.scores.mated.kept = {{0.3, 2, 3}, {0.8, 0, 1}};
  all.scores.non_mated.kept = {{0.1, 0, 2}, {0.2, 1, 2}, {0.45, 0, 3}, {0.6, 1, 3}};
  return all;
}

TEST(GroupTable, CountsWithinAndAcross) {
  const Comparisons all = four_samples();
  const auto table = group_table(all, all.groups[0], 0.45);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].value, "old");
  EXPECT_EQ(table->rows[0].fnmr.errors, 1U);
  EXPECT_EQ(table->rows[0].fnmr.trials, 1U);
  EXPECT_EQ(table->rows[1].fnmr.errors, 0U);
  EXPECT_EQ(table->rows[1].fmr.trials, 0U);
  EXPECT_EQ(table->fmr_across.errors, 2U);
  EXPECT_EQ(table->fmr_across.trials, 4U);
  EXPECT_FALSE(table->fnmr_worst_over_best);  // the best has no error
}

TEST(GroupTable, WorstOverBest) {
  Comparisons all = four_samples();
  all.scores.mated.kept = {{0.1, 0, 1}, {0.2, 2, 3}, {0.3, 2, 3}, {0.8, 0, 1},
                           {0.9, 0, 1}, {0.9, 0, 1}, {0.9, 2, 3}, {0.9, 2, 3}};
  const auto table = group_table(all, all.groups[0], 0.5);  // old 2/4, young 1/4
  ASSERT_TRUE(table);
  ASSERT_TRUE(table->fnmr_worst_over_best);
  EXPECT_DOUBLE_EQ(*table->fnmr_worst_over_best, 2);
}

TEST(GroupTable, CountsEveryPairInClosedForm) {
  core::SeededRandom random(3);
  Comparisons all;
  all.every_pair = true;
  GroupColumn column{"tone", {"a", "b", "c"}, {}};
  for (int i = 0; i < 40; ++i) {
    all.subject_of.push_back(static_cast<std::uint32_t>(random.below(9)));
    all.acquired.push_back(random.below(5) > 0);
    column.of_sample.push_back(static_cast<std::uint32_t>(random.below(3)));
  }
  for (std::uint32_t i = 0; i < 40; ++i) {
    for (std::uint32_t j = i + 1; j < 40; ++j) {
      if (!all.acquired[i] || !all.acquired[j]) continue;
      auto& set = all.subject_of[i] == all.subject_of[j] ? all.scores.mated : all.scores.non_mated;
      set.kept.push_back({random.uniform(), i, j});
    }
  }
  sort_scores(all.scores);
  const auto closed = group_table(all, column, 0.5);
  all.every_pair = false;
  const auto counted = group_table(all, column, 0.5);
  ASSERT_TRUE(closed && counted);
  for (std::size_t g = 0; g < 3; ++g) {
    EXPECT_EQ(closed->rows[g].fnmr.trials, counted->rows[g].fnmr.trials);
    EXPECT_EQ(closed->rows[g].fmr.trials, counted->rows[g].fmr.trials);
  }
  EXPECT_EQ(closed->fnmr_across.trials, counted->fnmr_across.trials);
  EXPECT_EQ(closed->fmr_across.trials, counted->fmr_across.trials);
}

TEST(Failures, AreReportedBothWays) {
  Failures failures;
  failures.enrolment = {1, 10};
  failures.acquisition = {2, 10};
  failures.mated_pairs = 3;
  failures.non_mated_pairs = 5;
  EXPECT_NEAR(generalised_false_rejection_rate(failures, 0.5), 0.1 + 0.9 * 0.2 + 0.72 * 0.5, 1e-15);
  EXPECT_NEAR(generalised_false_acceptance_rate(failures, 0.5), 0.36, 1e-15);
  EXPECT_EQ(with_failures_as_non_matches(failures, {2, 17}).errors, 5U);
  EXPECT_EQ(with_failures_as_non_matches(failures, {2, 17}).trials, 20U);
  EXPECT_EQ(with_failures_as_rejections(failures, {2, 15}).errors, 2U);
  EXPECT_EQ(with_failures_as_rejections(failures, {2, 15}).trials, 20U);
}

}  // namespace
}  // namespace madoguchi::biometrics::performance
