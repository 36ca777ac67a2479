// SPDX-License-Identifier: Apache-2.0
// The bare skull as a stack of rings: profile, width, back and roundness of each control row.
#pragma once

#include "sim/person/traits.hpp"

#include <array>

namespace madoguchi::sim::person {

/// One ring of the head, millimetres.
struct Ring {
  float front_y, front_z, half_width, side_y, back_z, back_y;
  float exponent;  ///< 2 is an ellipse, below 2 more pointed to the front
};

class HeadProfile {
 public:
  static constexpr int ring_count = 26;
  static constexpr float last_row = ring_count - 1;

  explicit HeadProfile(const Traits& traits);

  /// Ring at a control row, 0 (crown) .. last_row (base of the neck), smooth between rows.
  Ring ring_at(float row) const;

 private:
  std::array<std::array<float, 7>, ring_count> rows_;
};

/// Point of a ring at an angle from the front (radians, positive to the right).
Vec3 ring_point(const Ring& ring, float angle);

/// Control row at a share (0 .. 1) of the height of the grid: dense where the features are.
float control_row(float share);

}  // namespace madoguchi::sim::person
