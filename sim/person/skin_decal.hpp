// SPDX-License-Identifier: Apache-2.0
// The painted skin of one person: colour, hair coverage and fine relief on a flat sheet.
#pragma once

#include "sim/person/plane.hpp"
#include "sim/person/traits.hpp"

#include <cstdint>
#include <vector>

namespace madoguchi::sim::person {

inline constexpr int decal_width = 672;
inline constexpr int decal_height = 762;
inline constexpr float decal_scale = 3;     // pixels a millimetre
inline constexpr float decal_left = -112;   // unrolled millimetres of the first column
inline constexpr float decal_top = 122;     // height of the first row
inline constexpr float unroll_radius = 78;  // of the cylinder on which the face is unrolled

/// Skin colour (square roots of linear RGB) and coverage by brow or beard hair.
struct DecalPixel {
  std::uint8_t red, green, blue, hair;
};

struct DecalSample {
  Vec3 colour;  ///< linear
  float hair;   ///< share
};

struct SkinDecal {
  Vec3 base_colour;
  std::vector<DecalPixel> pixels;  ///< decal_width x decal_height
  Plane relief;                    ///< millimetres
  /// Bilinear; x and y in decal pixels, limited to the sheet.
  DecalSample at(float x, float y) const;
};

/// Column of the sheet for a canonical x, and back.
float decal_x(float canonical_x);
float canonical_x(float column);
inline float decal_y(float canonical_y) { return (decal_top - canonical_y) * decal_scale; }

/// Colour of even skin, linear RGB.
Vec3 skin_tone(const Traits& traits);

SkinDecal paint_skin(const Traits& traits);

/// Coverage by brow hairs, one stroke a hair; decal_width x decal_height.
Plane paint_brows(const Traits& traits);

/// Share of the skin that beard hair covers.
float beard_coverage(const Traits& traits, float x, float y, float unrolled);

/// Age lines: relief in millimetres and darkening.
struct SkinLines {
  float relief = 0;
  float dark = 0;
};
SkinLines age_lines(const Traits& traits, float x, float y, float unrolled);

}  // namespace madoguchi::sim::person
