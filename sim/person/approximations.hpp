// SPDX-License-Identifier: Apache-2.0
// Elementary functions from IEEE 754 basic operations only, so that a picture has the same bytes on
// every machine; the C library's functions differ in the last bits from version to version.
#pragma once

#include "sim/person/vec3.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

namespace madoguchi::sim::person {

inline constexpr float pi = 3.14159265F;
constexpr float radians(float degrees) { return degrees * (pi / 180.0F); }

/// Largest integer not above x; |x| below 2^30.
constexpr int floor_int(float x) {
  const int towards_zero = static_cast<int>(x);
  return towards_zero - static_cast<int>(static_cast<float>(towards_zero) > x);
}

/// 2 to the x, x is limited to [-126, 126]; relative error below 5e-6.
inline float exp2_of(float x) {
  const float limited = x < -126 ? -126.0F : x > 126 ? 126.0F : x;
  const int whole = floor_int(limited + 0.5F);
  const float f = limited - static_cast<float>(whole);  // -0.5 .. 0.5, Taylor series
  const float part =
      1 + f * (0.69314718F +
               f * (0.24022651F + f * (0.05550411F + f * (0.00961813F + f * 0.00133336F))));
  return part * std::bit_cast<float>(static_cast<std::uint32_t>(whole + 127) << 23U);
}

/// e to the x; relative error below 2e-5 for |x| < 20.
inline float exp_of(float x) { return exp2_of(x * 1.44269504F); }

/// Logarithm to base 2 of a positive normal number; absolute error below 2e-5.
inline float log2_of(float x) {
  const auto bits = std::bit_cast<std::uint32_t>(x);
  // Mantissa in [0.7071, 1.4142), where the series of the inverse hyperbolic tangent is short.
  const std::uint32_t shifted = bits - 0x3F3504F3U;
  const int exponent = static_cast<std::int32_t>(shifted) >> 23;
  const float m = std::bit_cast<float>((shifted & 0x007FFFFFU) + 0x3F3504F3U);
  const float s = (m - 1) / (m + 1);
  const float s2 = s * s;
  const float series = s * (1 + s2 * (0.33333333F + s2 * (0.2F + s2 * 0.14285714F)));
  return static_cast<float>(exponent) + 2.88539008F * series;
}

/// x to the y for x >= 0; relative error below 1e-4 for results within [1e-6, 1e6].
inline float power(float x, float y) { return x <= 1e-30F ? 0.0F : exp2_of(y * log2_of(x)); }

/// Sine of x radians, |x| below 1000; absolute error below 1e-4 (below 1e-5 for |x| < 10).
inline float sine(float x) {
  const float turns = x * (0.5F / pi);
  const float r = (turns - static_cast<float>(floor_int(turns + 0.5F))) * (2 * pi);
  const float folded = r > pi / 2 ? pi - r : r < -pi / 2 ? -pi - r : r;
  const float q = folded * folded;
  return folded *
         (1 + q * (-0.16666667F + q * (8.3333333e-3F + q * (-1.9841270e-4F + q * 2.7557319e-6F))));
}

inline float cosine(float x) { return sine(x + pi / 2); }

/// Arc sine, x is limited to [-1, 1]; absolute error below 1e-4 (Abramowitz and Stegun 4.4.45).
inline float arc_sine(float x) {
  const float a = x < 0 ? (x < -1 ? 1.0F : -x) : (x > 1 ? 1.0F : x);
  const float polynomial = 1.5707288F + a * (-0.2121144F + a * (0.0742610F - a * 0.0187293F));
  const float result = pi / 2 - std::sqrt(1 - a) * polynomial;
  return x < 0 ? -result : result;
}

/// Angle of (x, y) in (-pi, pi]; absolute error below 2e-5 (Abramowitz and Stegun 4.4.49). (0, 0)
/// gives 0.
inline float arc_tangent2(float y, float x) {
  const float ax = x < 0 ? -x : x;
  const float ay = y < 0 ? -y : y;
  const float large = ax > ay ? ax : ay;
  if (large <= 0) return 0;
  const float t = (ax > ay ? ay : ax) / large;
  const float q = t * t;
  float angle =
      t * (0.9998660F + q * (-0.3302995F + q * (0.1801410F + q * (-0.0851330F + q * 0.0208351F))));
  if (ay > ax) angle = pi / 2 - angle;
  if (x < 0) angle = pi - angle;
  return y < 0 ? -angle : angle;
}

/// Bell curve of height 1: exp(-(distance / width)^2 / 2), 0 beyond six widths.
inline float bell(float distance, float width) {
  const float t = distance / width;
  const float square = t * t;
  return square > 18.0F ? 0.0F : exp2_of(square * -0.72134752F);
}

/// A share of 0 .. 1 as a byte, rounded.
constexpr std::uint8_t byte_of(float share) {
  return static_cast<std::uint8_t>(floor_int(clamp01(share) * 255 + 0.5F));
}

inline float absolute(float x) { return x < 0 ? -x : x; }
inline float sign_of(float x) { return x < 0 ? -1.0F : 1.0F; }

/// Linear light of an 8-bit display colour (gamma 2.2).
inline Vec3 display_colour(float red, float green, float blue) {
  return {power(red / 255, 2.2F), power(green / 255, 2.2F), power(blue / 255, 2.2F)};
}

}  // namespace madoguchi::sim::person
