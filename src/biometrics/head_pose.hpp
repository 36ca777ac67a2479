// SPDX-License-Identifier: Apache-2.0
// How a head is turned, from five points of its face and a face of common proportions seen from
// afar (scaled orthographic projection). Good to some ten degrees: nobody has those proportions.
#pragma once

#include "biometrics/similarity_transform.hpp"

namespace madoguchi::biometrics {

/// Degrees; zero for a face that looks into the camera.
struct HeadPose {
  float yaw = 0;    ///< positive when the face turns to the right of the picture
  float pitch = 0;  ///< positive when it looks down
  float roll = 0;   ///< positive when the head leans to the right of the picture
};

/// The pose that explains the points best. Points that coincide give an upright frontal pose.
HeadPose head_pose(const FivePoints& points);

}  // namespace madoguchi::biometrics
