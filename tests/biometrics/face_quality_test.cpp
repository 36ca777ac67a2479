// SPDX-License-Identifier: Apache-2.0
// Expected values: distances by hand; the alignment error from the separate least-squares program
// of similarity_transform_test.cpp.
#include "biometrics/face_quality.hpp"

#include <gtest/gtest.h>

namespace madoguchi::biometrics {
namespace {

constexpr FivePoints measured{{{250, 210}, {330, 220}, {285, 262}, {252, 300}, {318, 309}}};

std::optional<ExtractionFailure> judged(const FivePoints& points, QualityLimits limits = {}) {
  return refusal(points, fit_similarity(points, aligned_face_points).value(), limits);
}

FivePoints scaled(FivePoints points, float factor) {
  for (Point& point : points) point = {point.x * factor, point.y * factor};
  return points;
}

TEST(FaceQuality, MeasuresEyesAndAlignment) {
  EXPECT_NEAR(eye_distance(measured), 80.62257748, 1e-4);
  EXPECT_NEAR(alignment_error(measured, *fit_similarity(measured, aligned_face_points)), 1.14512657,
              1e-3);
}

TEST(FaceQuality, AcceptsAnOrdinaryFace) { EXPECT_FALSE(judged(measured)); }

TEST(FaceQuality, RefusesASmallFace) {
  EXPECT_FALSE(judged(scaled(measured, 0.25F)));  // eyes 20.2 pixels apart
  EXPECT_EQ(judged(scaled(measured, 0.24F)), ExtractionFailure::face_too_small);
}

TEST(FaceQuality, RefusesATurnedFace) {
  FivePoints turned = measured;
  turned[2].x += 40;  // nose tip half an eye distance to the side
  EXPECT_EQ(judged(turned), ExtractionFailure::poor_pose);
}

TEST(FaceQuality, RefusesPointsThatAreNoFace) {
  FivePoints scattered = measured;
  scattered[3] = {250, 215};  // corner of the mouth at the eye
  scattered[4] = {330, 380};
  EXPECT_EQ(judged(scattered), ExtractionFailure::landmarks_unreliable);
}

TEST(FaceQuality, SeesTwoFacesOfSimilarSize) {
  const FaceBox large{0, 0, 100, 100, 0.9F};
  const FaceBox similar{200, 0, 290, 90, 0.9F};  // 81 % of the area
  const FaceBox smaller{200, 0, 280, 90, 0.9F};  // 72 %
  EXPECT_TRUE(ambiguous(std::vector{large, similar}, {}));
  EXPECT_TRUE(ambiguous(std::vector{similar, large}, {}));
  EXPECT_FALSE(ambiguous(std::vector{smaller, large}, {}));
  EXPECT_FALSE(ambiguous(std::vector{large}, {}));
}

}  // namespace
}  // namespace madoguchi::biometrics
