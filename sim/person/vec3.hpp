// SPDX-License-Identifier: Apache-2.0
// Three-component vectors for points (millimetres), directions and linear RGB colours.
#pragma once

#include <cmath>

namespace madoguchi::sim::person {

struct Vec3 {
  float x = 0;
  float y = 0;
  float z = 0;
};

constexpr Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
constexpr Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
constexpr Vec3 operator*(Vec3 a, float factor) {
  return {a.x * factor, a.y * factor, a.z * factor};
}
/// Component by component, as colours multiply.
constexpr Vec3 operator*(Vec3 a, Vec3 b) { return {a.x * b.x, a.y * b.y, a.z * b.z}; }

constexpr float dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Vec3 cross(Vec3 a, Vec3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline float length(Vec3 a) { return std::sqrt(dot(a, a)); }

/// The unit vector of `a`; towards the camera when `a` has no length.
inline Vec3 unit(Vec3 a) {
  const float size = length(a);
  return size > 1e-9F ? a * (1 / size) : Vec3{0, 0, 1};
}

constexpr float mix(float a, float b, float share) { return a + (b - a) * share; }
constexpr Vec3 mix(Vec3 a, Vec3 b, float share) { return a + (b - a) * share; }
constexpr float clamp01(float x) { return x < 0 ? 0 : x > 1 ? 1 : x; }

/// 0 up to `from`, 1 from `to` on, smooth between; `from` may be the larger one.
constexpr float smooth_step(float from, float to, float x) {
  const float share = clamp01((x - from) / (to - from));
  return share * share * (3 - 2 * share);
}

}  // namespace madoguchi::sim::person
