// SPDX-License-Identifier: Apache-2.0
// Rotation, uniform scale and shift between two sets of points, by least squares (S. Umeyama,
// IEEE PAMI 13(4), 1991, without reflections), and the face template of ArcFace that networks
// expect.
#pragma once

#include "biometrics/comparison.hpp"
#include "core/result.hpp"

#include <array>
#include <span>

namespace madoguchi::biometrics {

/// x' = a x - b y + shift_x, y' = b x + a y + shift_y.
struct SimilarityTransform {
  double a = 1;
  double b = 0;
  double shift_x = 0;
  double shift_y = 0;

  Point apply(Point point) const;
  /// Enlargement factor.
  double scale() const;
};

/// The transform that brings `from` nearest to `to`, in the sum of squared distances. Error:
/// invalid_argument for sets of different size, fewer than two points, or points that coincide.
core::Result<SimilarityTransform> fit_similarity(std::span<const Point> from,
                                                 std::span<const Point> to);

/// Eyes (left of the picture first), tip of the nose, corners of the mouth.
using FivePoints = std::array<Point, 5>;

/// Where networks trained after ArcFace expect the five points in a picture of 112 x 112 pixels.
inline constexpr FivePoints aligned_face_points{{{38.2946F, 51.6963F},
                                                 {73.5318F, 51.5014F},
                                                 {56.0252F, 71.7366F},
                                                 {41.5493F, 92.3655F},
                                                 {70.7299F, 92.2041F}}};
inline constexpr int aligned_face_size = 112;  ///< pixels

}  // namespace madoguchi::biometrics
