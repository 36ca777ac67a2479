// SPDX-License-Identifier: Apache-2.0
// Expected values: a second implementation that draws the same subjects and counts pair by pair.
#include "biometrics/performance/subject_bootstrap.hpp"

#include "core/seeded_random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

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

/// Rates of every threshold by counting pair by pair; the definition of EqualErrorRate::rate.
double slow_equal_error(const Comparisons& all, const std::vector<double>& weight) {
  std::vector<double> thresholds;
  double highest = 0;
  for (const auto* kept : {&all.scores.mated.kept, &all.scores.non_mated.kept}) {
    for (const ComparedPair& pair : *kept) {
      thresholds.push_back(pair.score);
      highest = std::max(highest, pair.score);
    }
  }
  thresholds.push_back(std::nextafter(highest, 2.0));
  std::sort(thresholds.begin(), thresholds.end());
  double nearest = 2;
  double rate = 0;
  for (const double threshold : thresholds) {
    double errors[2] = {};
    double trials[2] = {};
    for (const ComparedPair& pair : all.scores.mated.kept) {
      const double w = weight[all.subject_of[pair.reference]];
      trials[0] += w;
      if (pair.score < threshold) errors[0] += w;
    }
    for (const ComparedPair& pair : all.scores.non_mated.kept) {
      const double w = weight[all.subject_of[pair.reference]] * weight[all.subject_of[pair.probe]];
      trials[1] += w;
      if (pair.score >= threshold) errors[1] += w;
    }
    const double apart = std::abs(errors[1] * trials[0] - errors[0] * trials[1]);
    if (apart / (trials[0] * trials[1]) >= nearest) continue;
    nearest = apart / (trials[0] * trials[1]);
    rate = (errors[1] / trials[1] + errors[0] / trials[0]) / 2;
  }
  return rate;
}

Interval slow_equal_error_interval(const Comparisons& all, std::uint32_t subjects,
                                   const BootstrapSettings& settings) {
  core::SeededRandom random(settings.seed);
  std::vector<double> rates;
  for (int replicate = 0; replicate < settings.replicates; ++replicate) {
    std::vector<double> weight(subjects);
    for (std::uint32_t i = 0; i < subjects; ++i) ++weight[random.below(subjects)];
    rates.push_back(slow_equal_error(all, weight));
  }
  std::sort(rates.begin(), rates.end());
  return {rates[2], rates[97]};  // of 100: floor(100 * 0.025), and as many from above
}

TEST(EqualErrorBootstrap, AgreesWithPairByPairCounting) {
  Comparisons all = all_pairs_of(9, 3);
  // Coarse scores, so that many are equal.
  for (auto* kept : {&all.scores.mated.kept, &all.scores.non_mated.kept}) {
    for (ComparedPair& pair : *kept) pair.score = std::floor(pair.score * 50) / 50;
  }
  sort_scores(all.scores);
  const BootstrapSettings settings{.seed = 3, .replicates = 100};
  const auto fast = equal_error_bootstrap(all, settings);
  const Interval slow = slow_equal_error_interval(all, 9, settings);
  ASSERT_TRUE(fast);
  EXPECT_DOUBLE_EQ(fast->low, slow.low);
  EXPECT_DOUBLE_EQ(fast->high, slow.high);
  EXPECT_LT(fast->low, fast->high);
  all.every_pair = false;
  const auto listed = equal_error_bootstrap(all, settings);
  ASSERT_TRUE(listed);
  EXPECT_EQ(listed->low, fast->low);
  EXPECT_EQ(listed->high, fast->high);
}

TEST(EqualErrorBootstrap, NeedsOnlyTheScoresAroundTheCrossing) {
  Comparisons all = all_pairs_of(12, 3);
  const auto whole = equal_error_bootstrap(all, {.seed = 2, .replicates = 100});
  ASSERT_TRUE(whole);
  const auto hide = [&](std::size_t mated, std::size_t non_mated) {
    Comparisons some = all;
    some.scores.mated.kept.resize(mated);  // the lowest
    some.scores.mated.hidden = all.scores.mated.total() - mated;
    auto& kept = some.scores.non_mated.kept;  // the highest
    some.scores.non_mated.hidden = kept.size() - non_mated;
    kept.erase(kept.begin(), kept.end() - static_cast<std::ptrdiff_t>(non_mated));
    return equal_error_bootstrap(some, {.seed = 2, .replicates = 100});
  };
  const auto most = hide(30, 400);
  ASSERT_TRUE(most);
  EXPECT_EQ(most->low, whole->low);
  EXPECT_EQ(most->high, whole->high);
  EXPECT_FALSE(hide(30, 20));  // the crossing is further down
  EXPECT_FALSE(hide(4, 400));  // or further up
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
  EXPECT_FALSE(equal_error_bootstrap(all, {}));
}

}  // namespace
}  // namespace madoguchi::biometrics::performance
