// SPDX-License-Identifier: Apache-2.0
// Value noise on an integer lattice and sums of its octaves.
#pragma once

#include "sim/person/approximations.hpp"

#include <cstdint>
#include <span>

namespace madoguchi::sim::person {

/// A well-mixed 32-bit hash of one number.
constexpr std::uint32_t hash32(std::uint32_t x) {
  x ^= x >> 16U;
  x *= 0x7FEB352DU;
  x ^= x >> 15U;
  x *= 0x846CA68BU;
  return x ^ (x >> 16U);
}

/// Uniform in [0, 1) for a lattice cell.
constexpr float cell_value(int x, int y, std::uint32_t seed) {
  const std::uint32_t row = hash32(static_cast<std::uint32_t>(y) * 0x85EBCA77U ^ seed);
  return static_cast<float>(hash32(static_cast<std::uint32_t>(x) * 0x9E3779B1U ^ row) >> 8U) *
         (1.0F / 16777216.0F);
}

/// Smooth noise in [0, 1), one feature a unit.
inline float value_noise(float x, float y, std::uint32_t seed) {
  const int column = floor_int(x);
  const int row = floor_int(y);
  const float u = smooth_step(0, 1, x - static_cast<float>(column));
  const float v = smooth_step(0, 1, y - static_cast<float>(row));
  const float above = mix(cell_value(column, row, seed), cell_value(column + 1, row, seed), u);
  const float below =
      mix(cell_value(column, row + 1, seed), cell_value(column + 1, row + 1, seed), u);
  return mix(above, below, v);
}

/// Sum of octaves, about -1 .. 1.
inline float layered_noise(float x, float y, std::uint32_t seed, int octaves) {
  float sum = 0;
  float weight = 1;
  float total = 0;
  for (int octave = 0; octave < octaves; ++octave) {
    sum += weight * (value_noise(x, y, seed + static_cast<std::uint32_t>(octave) * 101U) * 2 - 1);
    total += weight;
    weight *= 0.55F;
    x = x * 2.03F + 7.1F;
    y = y * 2.03F + 3.7F;
  }
  return sum / total;
}

/// Colour at `share` (0 .. 1) of a list of at least two equally spaced colours.
inline Vec3 colour_ramp(std::span<const Vec3> colours, float share) {
  const auto last = static_cast<int>(colours.size()) - 1;
  const float place = clamp01(share) * static_cast<float>(last);
  const int index = floor_int(place) < last ? floor_int(place) : last - 1;
  const auto first = static_cast<std::size_t>(index);
  return mix(colours[first], colours[first + 1], place - static_cast<float>(index));
}

}  // namespace madoguchi::sim::person
