// SPDX-License-Identifier: Apache-2.0
#include "sim/person/hairline.hpp"

#include "sim/person/noise.hpp"

#include <array>

namespace madoguchi::sim::person {
namespace {

struct Knot {
  float degrees, height;
};

/// Forehead, temple, in front of the ear, around the ear, nape; relative to the middle.
constexpr std::array<Knot, 14> short_hair{{{0, 0},
                                           {20, 1.5F},
                                           {34, -3},
                                           {46, -14},
                                           {56, -30},
                                           {66, -56},
                                           {72, -80},
                                           {77, -86},
                                           {82, -62},
                                           {90, -40},
                                           {104, -42},
                                           {116, -96},
                                           {140, -132},
                                           {180, -142}}};

float short_hairline(float degrees) {
  for (std::size_t i = 0; i + 1 < short_hair.size(); ++i) {
    const Knot &from = short_hair[i], &to = short_hair[i + 1];
    if (degrees <= to.degrees) {
      return mix(from.height, to.height, smooth_step(from.degrees, to.degrees, degrees));
    }
  }
  return short_hair.back().height;
}

}  // namespace

bool is_long(HairStyle style) {
  return style == HairStyle::long_straight || style == HairStyle::long_wavy ||
         style == HairStyle::bob;
}

std::uint32_t hair_noise_seed(const Traits& traits) {
  return hash32(static_cast<std::uint32_t>(traits.seed) * 7919U + 3);
}

float hairline_height(const Traits& traits, float angle) {
  const float degrees = absolute(angle) * (180 / pi);
  const float loss = traits.recession;
  float y = short_hairline(degrees) + traits.hairline_y + traits.forehead_height * 0.5F + 14 * loss;
  if (traits.hair == HairStyle::side_part) {
    y += 7 * sine((angle + traits.hair_parting) * 1.6F) * (1 - smooth_step(30, 55, degrees));
  }
  y += loss * 26 * bell(degrees - 34, 14);
  if (loss > 0.55F) y += 60 * smooth_step(0.55F, 0.95F, loss) * (1 - smooth_step(48, 66, degrees));
  if (is_long(traits.hair) && degrees > 58) y = mix(y, -400, smooth_step(60, 72, degrees));
  if (traits.hair == HairStyle::fringe || traits.hair == HairStyle::bob) {
    // A fringe down to the brows; a bob's is a little shorter.
    const float edge = (traits.hair == HairStyle::bob ? 36.0F : 29.0F) +
                       3 * sine(angle * 5 + traits.hair_parting * 7);
    y = mix(edge, y, smooth_step(40, 58, degrees));
  }
  return y;
}

bool strand_covers(const Traits& traits, float angle, float y, float above) {
  const bool fringe = traits.hair == HairStyle::fringe || traits.hair == HairStyle::bob;
  const float fray = fringe && absolute(angle) < 0.9F ? 12.0F
                     : traits.hair == HairStyle::buzz ? 9.0F
                                                      : 8.0F;
  const bool thin = traits.recession > 0.3F && absolute(angle) < 1.1F && above < 40;
  if (above <= -0.35F * fray) return false;
  if (above >= fray && !thin) return true;
  const std::uint32_t seed = hair_noise_seed(traits);
  const float strand = traits.curl > 0.6F
                           ? value_noise(angle * 60, y * 0.7F, seed + 1)
                           : value_noise(angle * 90, y * 0.06F, seed + 1) * 0.65F +
                                 value_noise(angle * 34, y * 0.03F, seed + 2) * 0.35F;
  if (above < fray * (strand * 1.35F - 0.35F)) return false;
  return !thin || strand >= (traits.recession - 0.3F) * 0.9F * smooth_step(40, 0, above);
}

}  // namespace madoguchi::sim::person
