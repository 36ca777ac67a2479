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
                                           {20, 0.5F},
                                           {34, -6},
                                           {46, -20},
                                           {56, -39},
                                           {66, -66},
                                           {72, -90},
                                           {77, -96},
                                           {82, -72},
                                           {90, -50},
                                           {104, -52},
                                           {116, -106},
                                           {140, -142},
                                           {180, -152}}};

float short_hairline(float degrees) {
  for (std::size_t i = 0; i + 1 < short_hair.size(); ++i) {
    const Knot &from = short_hair[i], &to = short_hair[i + 1];
    if (degrees <= to.degrees) {
      return mix(from.height, to.height, smooth_step(from.degrees, to.degrees, degrees));
    }
  }
  return short_hair.back().height;
}

/// A number of 0 .. 1 that belongs to a person's hair.
float hair_choice(const Traits& traits, int which) {
  return cell_value(which, 3, hair_noise_seed(traits));
}

/// Roots of hair thin out; tips of a fringe end in locks.
bool root_covers(const Traits& traits, float angle, float y, float above) {
  const float width = traits.hair == HairStyle::buzz ? 9.0F : 7.0F;
  if (above <= -0.4F * width) return false;
  if (above >= width) return true;
  const std::uint32_t seed = hair_noise_seed(traits);
  const float grain = value_noise(angle * 120, y * 0.55F, seed + 1) * 0.6F +
                      value_noise(angle * 40, y * 0.2F, seed + 2) * 0.4F;
  return grain < 0.12F + smooth_step(-0.4F * width, width, above) * 0.8F;
}

bool tip_covers(const Traits& traits, float angle, float y, float above) {
  constexpr float length = 17;
  if (above <= -0.4F * length) return false;
  if (above >= length) return true;
  const std::uint32_t seed = hair_noise_seed(traits);
  const float swept = angle + traits.hair_parting * above * 0.012F;
  const float lock = value_noise(swept * 62, y * 0.03F, seed + 1) * 0.45F +
                     value_noise(swept * 19, y * 0.01F, seed + 2) * 0.55F;
  return above >= length * (lock * 1.4F - 0.4F);
}

}  // namespace

bool has_fringe(HairStyle style) { return style == HairStyle::fringe || style == HairStyle::bob; }

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
  // A peak in the middle, and an edge that no two people share.
  y += 9 * (hair_choice(traits, 1) - 0.65F) * bell(degrees, 9) +
       3.2F * layered_noise(angle * 4, 7, hair_noise_seed(traits), 3);
  y += loss * 26 * bell(degrees - 34, 14);
  if (loss > 0.55F) y += 60 * smooth_step(0.55F, 0.95F, loss) * (1 - smooth_step(48, 66, degrees));
  if (is_long(traits.hair) && degrees > 58) y = mix(y, -400, smooth_step(60, 72, degrees));
  if (has_fringe(traits.hair)) {
    // Down towards the brows, longer on one side.
    const float edge = 26 + 20 * hair_choice(traits, 2) +
                       2.5F * sine(angle * 5 + traits.hair_parting * 7) +
                       16 * traits.hair_parting * angle;
    y = mix(edge, y, smooth_step(40, 58, degrees));
  }
  return y;
}

bool strand_covers(const Traits& traits, float angle, float y, float above) {
  const bool tips = has_fringe(traits.hair) && absolute(angle) < 0.9F;
  if (!(tips ? tip_covers(traits, angle, y, above) : root_covers(traits, angle, y, above)))
    return false;
  const bool thin = traits.recession > 0.3F && absolute(angle) < 1.1F && above < 40;
  if (!thin) return true;
  const std::uint32_t seed = hair_noise_seed(traits);
  const float strand = value_noise(angle * 90, y * 0.06F, seed + 1) * 0.65F +
                       value_noise(angle * 34, y * 0.03F, seed + 2) * 0.35F;
  return strand >= (traits.recession - 0.3F) * 0.9F * smooth_step(40, 0, above);
}

}  // namespace madoguchi::sim::person
