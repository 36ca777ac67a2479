// SPDX-License-Identifier: Apache-2.0
// Expected values: counted by hand.
#include "biometrics/performance/attack_rates.hpp"
#include "biometrics/performance/identification.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace madoguchi::biometrics::performance {
namespace {

const Searches five{
    100, {{0.9, 0.2, 1}, {0.8, 0.5, 1}, {0.4, 0.3, 1}, {0.3, 0.6, 3}, {0.5, 0.5, 2}}, 1};

TEST(Identification, CountsMissedMatesAndFalseCandidates) {
  EXPECT_EQ(false_negative_identifications(five, 0.45).errors, 3U);  // below, third, tied
  EXPECT_EQ(false_negative_identifications(five, 0.45).trials, 5U);
  EXPECT_EQ(false_negative_identifications(five, 0).errors, 2U);
  EXPECT_EQ(false_positive_identifications(five, 0.5).errors, 3U);  // at the threshold counts
}

TEST(Identification, ThresholdAtFpirKeepsTheRate) {
  EXPECT_EQ(threshold_at_fpir(five, 0.2), std::nextafter(0.5, 1.0));
  EXPECT_EQ(false_positive_identifications(five, *threshold_at_fpir(five, 0.2)).errors, 1U);
  EXPECT_EQ(threshold_at_fpir(five, 1), 0.2);
  EXPECT_FALSE(threshold_at_fpir({}, 0.1));
}

TEST(Identification, CumulativeMatchCurveRises) {
  const auto curve = cumulative_match(five, 3);
  EXPECT_EQ(curve[0].errors, 3U);
  EXPECT_EQ(curve[1].errors, 4U);
  EXPECT_EQ(curve[2].errors, 5U);
}

const PresentationScores living{"", {0.9, 0.8, 0.7, 0.4}, 1};
const std::vector<PresentationScores> attacks{{"print", {0.1, 0.2, 0.3, 0.5}, 0},
                                              {"screen", {0.1, 0.7}, 2}};

TEST(AttackRates, AreCountedForEachSpecies) {
  const AttackRates rates = attack_rates(living, attacks, 0.5);
  EXPECT_EQ(rates.species[0].apcer.errors, 1U);
  EXPECT_EQ(rates.species[0].apcer.trials, 4U);
  EXPECT_EQ(rates.species[1].apcer.errors, 1U);
  EXPECT_EQ(rates.species[1].apnrr.trials, 4U);
  EXPECT_EQ(rates.species[1].apnrr.errors, 2U);
  EXPECT_EQ(rates.bpcer.errors, 1U);
  EXPECT_EQ(rates.bpnrr.trials, 5U);
  ASSERT_NE(rates.worst(), nullptr);
  EXPECT_EQ(rates.worst()->species, "screen");  // 1/2 against 1/4, not 2/6 together
}

TEST(AttackRates, ThresholdHoldsForTheWorstSpecies) {
  const auto threshold = threshold_at_apcer(attacks, 0.25);
  ASSERT_TRUE(threshold);
  EXPECT_EQ(*threshold, std::nextafter(0.7, 1.0));  // no screen may pass
  EXPECT_EQ(threshold_at_apcer(attacks, 0.5), std::nextafter(0.2, 1.0));
  EXPECT_FALSE(threshold_at_apcer({}, 0.1));
}

}  // namespace
}  // namespace madoguchi::biometrics::performance
