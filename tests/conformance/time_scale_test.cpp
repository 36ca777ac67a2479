// SPDX-License-Identifier: Apache-2.0
// Positions follow from the definition: linear, quiet stretches cut to a fixed width.
#include "conformance/report/time_scale.hpp"

#include <gtest/gtest.h>

namespace madoguchi::conformance::report {
namespace {

using namespace std::chrono_literals;

TEST(TimeScale, IsLinearWithoutQuietStretches) {
  const TimeScale scale({{0ms, 100ms}}, 100ms, 1000);
  EXPECT_TRUE(scale.cuts().empty());
  EXPECT_DOUBLE_EQ(scale.position(0ms), 0);
  EXPECT_DOUBLE_EQ(scale.position(25ms), 250);
  EXPECT_DOUBLE_EQ(scale.position(100ms), 1000);
  EXPECT_DOUBLE_EQ(scale.position(200ms), 1000);  // after the end
}

TEST(TimeScale, CutsALongQuietStretch) {
  const TimeScale scale({{0s, 1s}, {59s, 60s}}, 60s, 1000);
  ASSERT_EQ(scale.cuts().size(), 1U);
  EXPECT_EQ(scale.cuts()[0].length, 58s - 2 * 1200ms);  // 2 % of 60 s stay on either side
  EXPECT_GT(scale.position(1s), 200);
  EXPECT_DOUBLE_EQ(scale.position(60s), 1000);
  double before = -1;
  for (auto at = 0ms; at <= 60s; at += 100ms) {
    EXPECT_GT(scale.position(at), before);
    before = scale.position(at);
  }
}

TEST(TimeScale, TicksAreRoundAndApart) {
  const auto ticks = TimeScale({{0s, 7s}}, 7s, 1000).ticks(70);
  ASSERT_EQ(ticks.size(), 15U);  // every 500 ms
  EXPECT_EQ(ticks[1].label, "0.5 s");
  EXPECT_EQ(ticks[2].label, "1 s");
}

TEST(TimeScale, SurvivesAnEmptyScenario) {
  const TimeScale scale({}, 0s, 1000);
  EXPECT_GE(scale.position(0s), 0);
  EXPECT_FALSE(scale.ticks(70).empty());
}

}  // namespace
}  // namespace madoguchi::conformance::report
