// SPDX-License-Identifier: Apache-2.0
// Whether a face makes a usable sample, and if not, why not. Measures after ISO/IEC 29794-5; scales
// and limits are settings of this product (docs/face-comparator.md).
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
  float yaw = 50;                 ///< degrees either way
  float pitch = 45;               ///< degrees either way
  float roll = 45;                ///< degrees either way
  float sharpness = 0.4F;         ///< least
  float darkest = 0.15F;          ///< least brightness
  float brightest = 0.95F;        ///< largest brightness
  float over_exposed = 0.6F;      ///< largest share of nearly white pixels
  float eyes_visible = 0.5F;      ///< least
  float mouth_visible = 0.5F;     ///< least
};

/// Limits that no picture breaks as long as a face is found: a reader that does not care.
QualityLimits no_quality_limits();

/// Distance between the eyes in pixels of the sample.
float eye_distance(const FivePoints& points);

/// Root mean square distance of the transformed points to the template, in its pixels.
float alignment_error(const FivePoints& points, const SimilarityTransform& to_template);

/// The reason to refuse a face for its points, empty when they are usable.
std::optional<ExtractionFailure> refusal(const FivePoints& points,
                                         const SimilarityTransform& to_template,
                                         const QualityLimits& limits);

/// The reason to refuse a face for what was measured on it, empty when it is usable.
std::optional<ExtractionFailure> refusal(const FaceQuality& quality, const QualityLimits& limits);

/// True if the largest of the boxes is not clearly the largest.
bool ambiguous(std::span<const FaceBox> boxes, const QualityLimits& limits);

}  // namespace madoguchi::biometrics
