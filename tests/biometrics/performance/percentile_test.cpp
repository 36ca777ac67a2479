// SPDX-License-Identifier: Apache-2.0
// Percentiles and their intervals. Expected ranks: the table of binomial confidence intervals for
// the median (n = 20: ranks 6 and 15; n = 10: ranks 2 and 9), and a count of binomial terms.
#include "biometrics/performance/percentile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace madoguchi::biometrics::performance {
namespace {

std::vector<double> one_to(int n) {
  std::vector<double> values(static_cast<std::size_t>(n));
  std::iota(values.begin(), values.end(), 1.0);
  return values;
}

TEST(Percentile, OfTheMedianHasTheRanksOfTheTable) {
  const auto twenty = percentile(one_to(20), 0.5);
  ASSERT_TRUE(twenty);
  EXPECT_EQ(twenty->value, 10);
  EXPECT_EQ(twenty->low, 6);
  EXPECT_EQ(twenty->high, 15);
  const auto ten = percentile(one_to(10), 0.5);
  EXPECT_EQ(ten->low, 2);
  EXPECT_EQ(ten->high, 9);
}

/// P(B <= k) by summing its terms.
double binomial_cdf(int n, double p, int k) {
  double sum = 0;
  for (int i = 0; i <= k; ++i) {
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(i + 1) - std::lgamma(n - i + 1) +
                    i * std::log(p) + (n - i) * std::log(1 - p));
  }
  return sum;
}

TEST(Percentile, BoundsHoldTheirConfidence) {
  for (const int n : {30, 73, 200, 1000}) {
    const auto result = percentile(one_to(n), 0.95);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->value, std::ceil(n * 0.95 - 1e-9));
    // Value r misses from above when fewer than r of n lie at or below the true percentile.
    const int low = static_cast<int>(result->low);
    EXPECT_LE(binomial_cdf(n, 0.95, low - 1), 0.025);
    EXPECT_GT(binomial_cdf(n, 0.95, low), 0.025);
    if (std::isinf(result->high)) {
      EXPECT_GT(1 - binomial_cdf(n, 0.95, n - 1), 0.025);
    } else {
      EXPECT_LE(1 - binomial_cdf(n, 0.95, static_cast<int>(result->high) - 1), 0.025);
    }
  }
}

TEST(Percentile, SaysWhatTooFewValuesCannotBound) {
  EXPECT_FALSE(percentile({}, 0.95));
  const auto few = percentile(one_to(20), 0.95);
  EXPECT_EQ(few->value, 19);
  EXPECT_TRUE(std::isinf(few->high));
}

TEST(Percentile, ShareAboveIsTheSameQuestion) {
  const auto share = share_above(one_to(100), 95);
  EXPECT_EQ(share.errors, 5);
  EXPECT_EQ(share.trials, 100);
}

}  // namespace
}  // namespace madoguchi::biometrics::performance
