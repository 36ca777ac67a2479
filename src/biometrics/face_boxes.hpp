// SPDX-License-Identifier: Apache-2.0
// Geometry of face detection: fitting a picture into the detector's frame, and choosing among the
// boxes it reports.
#pragma once

#include "biometrics/comparison.hpp"

#include <optional>
#include <span>
#include <vector>

namespace madoguchi::biometrics {

/// How a picture sits in a frame without being stretched: scaled to fit, centred, bars around it.
struct Letterbox {
  double scale = 1;           ///< frame pixels per picture pixel
  int left = 0, top = 0;      ///< frame pixels before the picture
  int width = 0, height = 0;  ///< size of the picture in the frame

  /// A box of the frame in pixels of the picture.
  FaceBox to_picture(FaceBox box) const;
};

/// All sizes in pixels and positive.
Letterbox fit_letterbox(int picture_width, int picture_height, int frame_width, int frame_height);

/// Intersection over union, 0..1.
float overlap(const FaceBox& a, const FaceBox& b);

/// Keeps the most confident of boxes that overlap by more than `limit`; result by confidence.
std::vector<FaceBox> suppress_overlapping(std::vector<FaceBox> boxes, float limit);

/// The box of the largest area: the person nearest to the camera. (The most confident box can be a
/// reflection in a spectacle lens.)
std::optional<FaceBox> largest_box(std::span<const FaceBox> boxes);

}  // namespace madoguchi::biometrics
