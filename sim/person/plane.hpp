// SPDX-License-Identifier: Apache-2.0
// Pictures of floats and the few filters that the renderer needs. The filters use no instruction
// beyond baseline x86-64 and sum in a fixed order, so results do not depend on the machine.
#pragma once

#include "sim/person/vec3.hpp"

#include <cstddef>
#include <vector>

namespace madoguchi::sim::person {

/// Rows from top to bottom, `channels` interleaved floats a pixel.
struct Plane {
  int width = 0;
  int height = 0;
  int channels = 1;
  std::vector<float> values;

  Plane() = default;
  Plane(int columns, int rows, int count, float value = 0)
      : width(columns),
        height(rows),
        channels(count),
        values(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows) *
                   static_cast<std::size_t>(count),
               value) {}

  float* row(int y) { return values.data() + row_size() * static_cast<std::size_t>(y); }
  const float* row(int y) const { return values.data() + row_size() * static_cast<std::size_t>(y); }
  std::size_t row_size() const {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(channels);
  }
  /// Place of a pixel in its row.
  std::size_t offset(int x) const {
    return static_cast<std::size_t>(x) * static_cast<std::size_t>(channels);
  }
  float& at(int x, int y) { return row(y)[offset(x)]; }
  float at(int x, int y) const { return row(y)[offset(x)]; }
  Vec3 get(int x, int y) const {
    const float* pixel = row(y) + offset(x);
    return {pixel[0], pixel[1], pixel[2]};
  }
  void set(int x, int y, Vec3 value) {
    float* pixel = row(y) + offset(x);
    pixel[0] = value.x;
    pixel[1] = value.y;
    pixel[2] = value.z;
  }
};

/// Gaussian blur with repeated borders; sigma in pixels, at most 24.
Plane blurred(const Plane& plane, float sigma);

/// Box blur along a line of `length_x`, `length_y` pixels, as a moving camera gives.
Plane motion_blurred(const Plane& plane, float length_x, float length_y);

/// Means of `factor` x `factor` pixels; sizes are rounded up, borders repeated.
Plane shrunk(const Plane& plane, int factor);

/// Bilinear enlargement of what shrunk() made, back to the given size.
Plane enlarged(const Plane& plane, int factor, int width, int height);

/// Bilinear value of a one-channel plane; the place is limited to the plane.
float sample(const Plane& plane, float x, float y);

}  // namespace madoguchi::sim::person
