// SPDX-License-Identifier: Apache-2.0
// Expected values: R. G. Newcombe, Statistics in Medicine 17 (1998), table I (four digits), and a
// second implementation: binomial tails summed term by term and bisected.
#include "biometrics/performance/proportion.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace madoguchi::biometrics::performance {
namespace {

struct Published {
  Proportion observed;
  Interval wilson;
  Interval clopper_pearson;
};

TEST(Intervals, AgreeWithThePublishedTable) {
  const Published table[] = {
      {{81, 263}, {0.2553, 0.3662}, {0.2527, 0.3676}},
      {{15, 148}, {0.0624, 0.1605}, {0.0578, 0.1617}},
      {{0, 20}, {0, 0.1611}, {0, 0.1684}},
      {{1, 29}, {0.0061, 0.1718}, {0.0009, 0.1776}},
  };
  for (const Published& row : table) {
    SCOPED_TRACE(row.observed.errors);
    EXPECT_NEAR(wilson(row.observed).low, row.wilson.low, 5e-5);
    EXPECT_NEAR(wilson(row.observed).high, row.wilson.high, 5e-5);
    EXPECT_NEAR(clopper_pearson(row.observed).low, row.clopper_pearson.low, 5e-5);
    EXPECT_NEAR(clopper_pearson(row.observed).high, row.clopper_pearson.high, 5e-5);
  }
}

/// Probability of at most `errors` among `trials`, each term by logarithms.
double tail(std::uint64_t errors, std::uint64_t trials, double p) {
  double sum = 0;
  for (std::uint64_t i = 0; i <= errors; ++i) {
    const auto k = static_cast<double>(i);
    const auto n = static_cast<double>(trials);
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) +
                    k * std::log(p) + (n - k) * std::log1p(-p));
  }
  return sum;
}

template <class Function>
double bisect(Function falling, double target) {
  double low = 1e-15;
  double high = 1 - 1e-15;
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2;
    (falling(middle) > target ? low : high) = middle;
  }
  return (low + high) / 2;
}

TEST(ClopperPearson, HasItsTailsExactly) {
  for (const Proportion observed : {Proportion{1, 10}, {3, 3000}, {14, 480}, {29, 1000}, {5, 6}}) {
    SCOPED_TRACE(observed.errors);
    const Interval interval = clopper_pearson(observed);
    const double high =
        bisect([&](double p) { return tail(observed.errors, observed.trials, p); }, 0.025);
    const double low =
        bisect([&](double p) { return tail(observed.errors - 1, observed.trials, p); }, 0.975);
    EXPECT_NEAR(interval.low, low, 1e-9 * low + 1e-12);
    EXPECT_NEAR(interval.high, high, 1e-9 * high + 1e-12);
  }
}

TEST(ClopperPearson, IsClosedFormAtTheEnds) {
  // No error: (1 - p)^n = 0.025. All errors: p^n = 0.025.
  EXPECT_EQ(clopper_pearson({0, 300}).low, 0);
  EXPECT_NEAR(clopper_pearson({0, 300}).high, 1 - std::pow(0.025, 1.0 / 300), 1e-14);
  EXPECT_NEAR(clopper_pearson({7, 7}).low, std::pow(0.025, 1.0 / 7), 1e-14);
  EXPECT_EQ(clopper_pearson({7, 7}).high, 1);
}

TEST(Intervals, KnowNothingWithoutTrials) {
  EXPECT_EQ(Proportion{}.rate(), 0);
  EXPECT_EQ(wilson({}).high, 1);
  EXPECT_EQ(clopper_pearson({}).low, 0);
  EXPECT_EQ(clopper_pearson({}).high, 1);
}

TEST(RuleOfThree, AsksForThreeOverTheRate) {
  EXPECT_EQ(trials_for_rule_of_three(0.001), 3000U);
  EXPECT_EQ(trials_for_rule_of_three(0.003), 1000U);
  EXPECT_EQ(trials_for_rule_of_three(1e-6), 3000000U);
  EXPECT_EQ(trials_for_rule_of_three(0.007), 429U);
}

}  // namespace
}  // namespace madoguchi::biometrics::performance
