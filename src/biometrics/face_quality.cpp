// SPDX-License-Identifier: Apache-2.0
#include "biometrics/face_quality.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace madoguchi::biometrics {
namespace {

/// How far the nose tip lies beside the middle of the eyes, along the line of the eyes.
float nose_offset(const FivePoints& points) {
  const Point along{points[1].x - points[0].x, points[1].y - points[0].y};
  const Point nose{points[2].x - (points[0].x + points[1].x) / 2,
                   points[2].y - (points[0].y + points[1].y) / 2};
  const float squared = along.x * along.x + along.y * along.y;
  return squared > 0 ? std::abs(nose.x * along.x + nose.y * along.y) / squared : 0;
}

}  // namespace

float eye_distance(const FivePoints& points) {
  return std::hypot(points[1].x - points[0].x, points[1].y - points[0].y);
}

float alignment_error(const FivePoints& points, const SimilarityTransform& to_template) {
  float sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point at = to_template.apply(points[i]);
    sum += std::pow(at.x - aligned_face_points[i].x, 2.0F) +
           std::pow(at.y - aligned_face_points[i].y, 2.0F);
  }
  return std::sqrt(sum / static_cast<float>(points.size()));
}

std::optional<ExtractionFailure> refusal(const FivePoints& points,
                                         const SimilarityTransform& to_template,
                                         const QualityLimits& limits) {
  if (eye_distance(points) < limits.eye_distance) return ExtractionFailure::face_too_small;
  if (nose_offset(points) > limits.nose_offset) return ExtractionFailure::poor_pose;
  if (alignment_error(points, to_template) > limits.alignment_error) {
    return ExtractionFailure::landmarks_unreliable;
  }
  return std::nullopt;
}

QualityLimits no_quality_limits() {
  constexpr float any = 1e9F;
  QualityLimits limits;
  limits.eye_distance = 0;
  limits.nose_offset = limits.alignment_error = any;
  limits.yaw = limits.pitch = limits.roll = any;
  limits.sharpness = limits.darkest = limits.eyes_visible = limits.mouth_visible = -any;
  limits.brightest = limits.over_exposed = any;
  return limits;
}

std::optional<ExtractionFailure> refusal(const FaceQuality& quality, const QualityLimits& limits) {
  using enum ExtractionFailure;
  if (quality.eye_distance < limits.eye_distance) return face_too_small;
  const bool turned = std::abs(quality.yaw) > limits.yaw ||
                      std::abs(quality.pitch) > limits.pitch ||
                      std::abs(quality.roll) > limits.roll;
  if (turned) return poor_pose;
  if (quality.brightness < limits.darkest) return too_dark;
  const bool bright =
      quality.brightness > limits.brightest || quality.over_exposed > limits.over_exposed;
  if (bright) return too_bright;
  if (quality.mouth_visible < limits.mouth_visible) return mouth_covered;
  if (quality.eyes_visible < limits.eyes_visible) return eyes_covered;
  if (quality.sharpness < limits.sharpness) return too_blurred;
  return std::nullopt;
}

bool ambiguous(std::span<const FaceBox> boxes, const QualityLimits& limits) {
  if (boxes.size() < 2) return false;
  std::vector<float> areas;
  for (const FaceBox& box : boxes) areas.push_back(box.width() * box.height());
  std::partial_sort(areas.begin(), areas.begin() + 2, areas.end(), std::greater<>());
  return areas[1] >= limits.second_face_area * areas[0];
}

}  // namespace madoguchi::biometrics
