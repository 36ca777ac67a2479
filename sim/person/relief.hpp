// SPDX-License-Identifier: Apache-2.0
// The features of a face as displacements of the bare skull, in millimetres.
#pragma once

#include "sim/person/feature_lines.hpp"

namespace madoguchi::sim::person {

/// A place on the face in canonical coordinates.
struct FacePoint {
  float x, y;
  float ax;    ///< distance from the middle
  float side;  ///< -1 or 1
};

Vec3 upper_face_relief(const Traits& traits, const FacePoint& at);
Vec3 cheek_relief(const Traits& traits, const FacePoint& at);
Vec3 nose_relief(const Traits& traits, const FeatureLines& lines, const FacePoint& at);
Vec3 mouth_relief(const Traits& traits, const FeatureLines& lines, const FacePoint& at);
Vec3 chin_relief(const Traits& traits, const FeatureLines& lines, const FacePoint& at);
/// The nasolabial fold and what age adds around the mouth.
Vec3 fold_relief(const Traits& traits, const FeatureLines& lines, const FacePoint& at);

/// Displacements for a full smile, a fully open jaw and fully raised brows.
Vec3 smile_movement(const Traits& traits, const FeatureLines& lines, const FacePoint& at);
Vec3 jaw_movement(const Traits& traits, const FeatureLines& lines, const FacePoint& at);
Vec3 brow_movement(const Traits& traits, const FacePoint& at);

}  // namespace madoguchi::sim::person
