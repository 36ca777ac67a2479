// SPDX-License-Identifier: Apache-2.0
// Whether the five points of a face make a usable sample, and if not, why not.
#pragma once

#include "biometrics/similarity_transform.hpp"

#include <optional>
#include <span>

namespace madoguchi::biometrics {

/// Below or beyond these a sample is refused. Settings of this product, not of a standard.
struct QualityLimits {
  float eye_distance = 20;    ///< pixels of the sample; face recognition degrades below about 35
  float nose_offset = 0.45F;  ///< nose tip beside the middle of the eyes, in eye distances: yaw
  float alignment_error = 9;  ///< root mean square distance to the template, of 112 pixels
  float second_face_area = 0.8F;  ///< a second face of this share of the largest is ambiguous
};

/// Distance between the eyes in pixels of the sample.
float eye_distance(const FivePoints& points);

/// Root mean square distance of the transformed points to the template, in its pixels.
float alignment_error(const FivePoints& points, const SimilarityTransform& to_template);

/// The reason to refuse a face, empty when it is usable.
std::optional<ExtractionFailure> refusal(const FivePoints& points,
                                         const SimilarityTransform& to_template,
                                         const QualityLimits& limits);

/// True if the largest of the boxes is not clearly the largest.
bool ambiguous(std::span<const FaceBox> boxes, const QualityLimits& limits);

}  // namespace madoguchi::biometrics
