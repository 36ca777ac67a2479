// SPDX-License-Identifier: Apache-2.0
#include "sim/person/plane.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace madoguchi::sim::person {
namespace {

TEST(Plane, BlurKeepsTheSumAndSpreadsByItsSigma) {
  Plane point(41, 41, 1);
  point.at(20, 20) = 1;
  const Plane result = blurred(point, 2);
  EXPECT_NEAR(std::accumulate(result.values.begin(), result.values.end(), 0.0), 1, 1e-5);
  double variance = 0;
  for (int y = 0; y < 41; ++y) {
    for (int x = 0; x < 41; ++x) variance += result.at(x, y) * (x - 20) * (x - 20);
  }
  EXPECT_NEAR(std::sqrt(variance), 2, 0.05);  // the definition of sigma
}

TEST(Plane, FiltersKeepAnEvenPicture) {
  const Plane even(13, 9, 3, 0.25F);
  for (const Plane& result :
       {blurred(even, 1.5F), motion_blurred(even, 5, -3), enlarged(shrunk(even, 4), 4, 13, 9)}) {
    ASSERT_EQ(result.values.size(), even.values.size());
    for (const float value : result.values) EXPECT_NEAR(value, 0.25F, 1e-6F);
  }
}

TEST(Plane, ShrinkingTakesMeans) {
  Plane plane(4, 2, 1);
  plane.values = {1, 2, 3, 4, 5, 6, 7, 8};
  const Plane half = shrunk(plane, 2);
  ASSERT_EQ(half.width, 2);
  EXPECT_FLOAT_EQ(half.at(0, 0), 3.5F);
  EXPECT_FLOAT_EQ(half.at(1, 0), 5.5F);
}

TEST(Plane, SamplesBetweenPixelsAndStaysInside) {
  Plane plane(2, 2, 1);
  plane.values = {0, 1, 2, 3};
  EXPECT_NEAR(sample(plane, 0.5F, 0.5F), 1.5F, 1e-5F);
  EXPECT_NEAR(sample(plane, -9, -9), 0, 1e-5F);
  EXPECT_NEAR(sample(plane, 99, 99), 3, 1e-2F);
}

TEST(Plane, MotionBlurRunsAlongTheMotion) {
  Plane point(21, 21, 1);
  point.at(10, 10) = 1;
  const Plane result = motion_blurred(point, 8, 0);
  EXPECT_GT(result.at(14, 10), 0);
  EXPECT_EQ(result.at(10, 14), 0);
}

}  // namespace
}  // namespace madoguchi::sim::person
