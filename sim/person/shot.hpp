// SPDX-License-Identifier: Apache-2.0
// Everything about one picture that is not the person: pose, light, lens and sensor.
#pragma once

#include "sim/person/head_shape.hpp"

#include <cstdint>

namespace madoguchi::sim::person {

/// One key light with a shadow, and light from everywhere.
struct Lighting {
  float key_azimuth = -25;   ///< degrees, 0 beside the camera, positive to the right
  float key_elevation = 30;  ///< degrees
  float key_power = 1.2F;
  float ambient_power = 0.75F;
  float softness = 1;  ///< width of the shadow's edge
  Vec3 key_colour{1, 0.97F, 0.92F};
  Vec3 ambient_colour{0.97F, 1, 1.03F};
};

struct SensorSettings {
  float exposure = 1.2F;
  float noise = 0.6F;
  float blur = 0.6F;                 ///< sigma in pixels
  float motion_x = 0, motion_y = 0;  ///< pixels during the exposure
  float rolling_shift = 0;           ///< pixels between the first row and the last
  float flare = 0.03F;               ///< share of the light that spreads over the picture
  float white_balance = 0;           ///< -1 blue .. 1 yellow
};

struct Shot {
  float yaw = 0, pitch = 0, roll = 0;  ///< degrees
  Vec3 place{0, 0, -620};  ///< of the head's origin, millimetres; the camera looks along -z
  float focal = 700;       ///< pixels
  Expression expression;
  float blink = 0;               ///< 0 open .. 1 shut
  float gaze_x = 0, gaze_y = 0;  ///< -1 .. 1
  Lighting lighting;
  SensorSettings sensor;
};

}  // namespace madoguchi::sim::person
