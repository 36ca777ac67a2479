// SPDX-License-Identifier: Apache-2.0
// Expected values: the normal equations of the ten coordinates, solved by Gaussian elimination in a
// separate program.
#include "biometrics/similarity_transform.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

namespace madoguchi::biometrics {
namespace {

using ::testing::FloatNear;

constexpr FivePoints measured{{{250, 210}, {330, 220}, {285, 262}, {252, 300}, {318, 309}}};

TEST(SimilarityTransform, IsTheLeastSquaresSolution) {
  const auto fitted = fit_similarity(measured, aligned_face_points);
  ASSERT_TRUE(fitted);
  EXPECT_NEAR(fitted->a, 0.4448108844946991, 1e-7);
  EXPECT_NEAR(fitted->b, -0.04025078740157598, 1e-7);
  EXPECT_NEAR(fitted->shift_x, -82.10781873186873, 1e-4);
  EXPECT_NEAR(fitted->shift_y, -32.28703616126841, 1e-4);
  EXPECT_NEAR(fitted->scale(), 0.4466283117441206, 1e-7);
}

TEST(SimilarityTransform, RecoversAKnownMove) {
  const double angle = 25 * std::numbers::pi / 180;
  const SimilarityTransform move{2.5 * std::cos(angle), 2.5 * std::sin(angle), -40, 17};
  FivePoints moved;
  for (std::size_t i = 0; i < moved.size(); ++i) moved[i] = move.apply(measured[i]);
  const auto fitted = fit_similarity(measured, moved);
  ASSERT_TRUE(fitted);
  EXPECT_NEAR(fitted->a, move.a, 1e-5);
  EXPECT_NEAR(fitted->b, move.b, 1e-5);
  EXPECT_NEAR(fitted->scale(), 2.5, 1e-5);
}

TEST(SimilarityTransform, NeverMirrors) {
  FivePoints mirrored = measured;
  for (Point& point : mirrored) point.x = -point.x;
  const auto fitted = fit_similarity(mirrored, measured);
  ASSERT_TRUE(fitted);
  // A mirrored face cannot be brought onto itself by turning: points stay far off.
  const Point eye = fitted->apply(mirrored[0]);
  EXPECT_GT(std::hypot(eye.x - measured[0].x, eye.y - measured[0].y), 10);
}

TEST(SimilarityTransform, TurnsClockwiseInPicturesForPositiveB) {
  const SimilarityTransform quarter{0, 1, 0, 0};
  EXPECT_THAT(quarter.apply({3, 0}).y, FloatNear(3, 1e-6F));
}

TEST(SimilarityTransform, RefusesWhatHasNoSolution) {
  const FivePoints same{{{5, 5}, {5, 5}, {5, 5}, {5, 5}, {5, 5}}};
  const auto coinciding = fit_similarity(same, aligned_face_points);
  ASSERT_FALSE(coinciding);
  EXPECT_EQ(coinciding.error().code, core::Errc::invalid_argument);
  EXPECT_FALSE(fit_similarity(std::span(measured).first(4), aligned_face_points));
  EXPECT_FALSE(fit_similarity({}, {}));
}

}  // namespace
}  // namespace madoguchi::biometrics
