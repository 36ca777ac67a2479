// SPDX-License-Identifier: Apache-2.0
// Expected values: a second implementation that draws the same subjects and counts pair by pair.
#include "biometrics/performance/subject_bootstrap.hpp"

#include "core/seeded_random.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace madoguchi::biometrics::performance {
namespace {

Comparisons all_pairs_of(std::uint32_t subjects, std::uint32_t samples_each) {
  core::SeededRandom random(11);
  Comparisons all;
  all.every_pair = true;
  for (std::uint32_t i = 0; i < subjects * samples_each; ++i) {
    all.subject_of.push_back(i / samples_each);
    all.acquired.push_back(true);
  }
  for (std::uint32_t i = 0; i < all.subject_of.size(); ++i) {
    for (std::uint32_t j = i + 1; j < all.subject_of.size(); ++j) {
      const bool mated = all.subject_of[i] == all.subject_of[j];
      auto& set = mated ? all.scores.mated : all.scores.non_mated;
      set.kept.push_back({random.uniform() + (mated ? 0.3 : 0.0), i, j});
    }
  }
  sort_scores(all.scores);
  return all;
}

std::vector<double> slow_fnmr(const Comparisons& all, double threshold, std::uint32_t subjects,
                              const BootstrapSettings& settings, bool mated) {
  core::SeededRandom random(settings.seed);
  std::vector<double> rates;
  for (int replicate = 0; replicate < settings.replicates; ++replicate) {
    std::vector<double> weight(subjects);
    for (std::uint32_t i = 0; i < subjects; ++i) ++weight[random.below(subjects)];
    double errors = 0;
    double trials = 0;
    const auto& pairs = mated ? all.scores.mated.kept : all.scores.non_mated.kept;
    for (const ComparedPair& pair : pairs) {
      const double a = weight[all.subject_of[pair.reference]];
      const double w = mated ? a : a * weight[all.subject_of[pair.probe]];
      trials += w;
      if (mated ? pair.score < threshold : pair.score >= threshold) errors += w;
    }
    if (trials > 0) rates.push_back(errors / trials);
  }
  std::sort(rates.begin(), rates.end());
  return rates;
}

TEST(SubjectBootstrap, AgreesWithPairByPairCounting) {
  Comparisons all = all_pairs_of(12, 3);
  const BootstrapSettings settings{.seed = 5, .replicates = 200};
  const double threshold = 0.7;
  const auto fast = subject_bootstrap(all, std::vector{threshold}, settings);
  ASSERT_TRUE(fast[0]);
  const auto fnmr = slow_fnmr(all, threshold, 12, settings, true);
  const auto fmr = slow_fnmr(all, threshold, 12, settings, false);
  EXPECT_NEAR(fast[0]->fnmr.low, fnmr[5], 1e-12);  // 200 * 0.025
  EXPECT_NEAR(fast[0]->fnmr.high, fnmr[194], 1e-12);
  EXPECT_NEAR(fast[0]->fmr.low, fmr[5], 1e-12);
  EXPECT_NEAR(fast[0]->fmr.high, fmr[194], 1e-12);
  all.every_pair = false;  // totals from the list instead of the closed form
  const auto listed = subject_bootstrap(all, std::vector{threshold}, settings);
  ASSERT_TRUE(listed[0]);
  EXPECT_NEAR(listed[0]->fmr.low, fast[0]->fmr.low, 1e-12);
  EXPECT_NEAR(listed[0]->fnmr.high, fast[0]->fnmr.high, 1e-12);
}

TEST(SubjectBootstrap, RepeatsWithItsSeed) {
  const Comparisons all = all_pairs_of(8, 2);
  const auto once = subject_bootstrap(all, std::vector{0.6}, {.seed = 1});
  const auto again = subject_bootstrap(all, std::vector{0.6}, {.seed = 1});
  const auto other = subject_bootstrap(all, std::vector{0.6}, {.seed = 2});
  ASSERT_TRUE(once[0] && again[0] && other[0]);
  EXPECT_EQ(once[0]->fmr.low, again[0]->fmr.low);
  EXPECT_NE(once[0]->fmr.low, other[0]->fmr.low);
}

TEST(SubjectBootstrap, NeedsToKnowTheSubjects) {
  Comparisons all = all_pairs_of(4, 2);
  all.every_pair = false;
  all.subject_of[0] = unknown_subject;
  EXPECT_FALSE(subject_bootstrap(all, std::vector{0.5}, {})[0]);
}

}  // namespace
}  // namespace madoguchi::biometrics::performance
