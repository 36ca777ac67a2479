// SPDX-License-Identifier: Apache-2.0
// Poses found again: a face of other proportions than the one in head_pose.cpp is turned by a
// rotation written out here and projected from afar. Expected values: the angles it was turned by.
#include "biometrics/head_pose.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace madoguchi::biometrics {
namespace {

/// Millimetres: right, down, towards the camera.
constexpr double points[5][3] = {
    {-31, -33, -4}, {31, -33, -4}, {0, 5, 22}, {-24, 33, -5}, {24, 33, -5}};

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

/// Turned to the right of the picture, then lowered, then leaned to the right, two pixels a
/// millimetre.
FivePoints turned(double yaw, double pitch, double roll) {
  FivePoints result;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const double x = points[i][0] * std::cos(radians(yaw)) + points[i][2] * std::sin(radians(yaw));
    const double z = points[i][2] * std::cos(radians(yaw)) - points[i][0] * std::sin(radians(yaw));
    const double y = points[i][1] * std::cos(radians(pitch)) + z * std::sin(radians(pitch));
    const double c = std::cos(radians(roll));
    const double s = std::sin(radians(roll));
    result[i] = {static_cast<float>(300 + 2 * (x * c - y * s)),
                 static_cast<float>(200 + 2 * (x * s + y * c))};
  }
  return result;
}

TEST(HeadPose, FindsTheAnglesAgain) {
  for (const double yaw : {-30.0, 0.0, 20.0}) {
    for (const double pitch : {-15.0, 0.0, 25.0}) {
      for (const double roll : {-20.0, 0.0, 40.0}) {
        const HeadPose pose = head_pose(turned(yaw, pitch, roll));
        EXPECT_NEAR(pose.yaw, yaw, 6) << yaw << " " << pitch << " " << roll;
        EXPECT_NEAR(pose.pitch, pitch, 6) << yaw << " " << pitch << " " << roll;
        EXPECT_NEAR(pose.roll, roll, 6) << yaw << " " << pitch << " " << roll;
      }
    }
  }
}

TEST(HeadPose, SizeAndPlaceDoNotMatter) {
  FivePoints far = turned(15, 5, 0);
  for (Point& point : far) point = {point.x / 3 + 7, point.y / 3 - 2};
  EXPECT_NEAR(head_pose(far).yaw, head_pose(turned(15, 5, 0)).yaw, 0.1);
}

TEST(HeadPose, PointsThatCoincideAreNoPose) {
  const HeadPose pose = head_pose(FivePoints{});
  EXPECT_EQ(pose.yaw, 0);
  EXPECT_EQ(pose.pitch, 0);
  EXPECT_EQ(pose.roll, 0);
}

}  // namespace
}  // namespace madoguchi::biometrics
