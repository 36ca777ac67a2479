// SPDX-License-Identifier: Apache-2.0
#include "sim/person/person_groups.hpp"

#include "sim/person/approximations.hpp"
#include "sim/person/hairline.hpp"
#include "sim/person/skin_decal.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

/// Recession from which the forehead is bare well beyond the hairline of youth.
constexpr float thin = 0.3F;

/// Response function of CIELAB.
float lab_response(float share) {
  constexpr float knee = 6.0F / 29;
  return share > knee * knee * knee ? power(share, 1.0F / 3)
                                    : share / (3 * knee * knee) + 4.0F / 29;
}

HairCover cover_of(const Traits& traits) {
  if (traits.hair == HairStyle::bald) return HairCover::none;
  if (traits.recession > thin) return HairCover::thinning;
  return is_long(traits.hair) ? HairCover::long_hair : HairCover::short_hair;
}

HairShade shade_of(Vec3 colour) {
  const float most = std::max({colour.x, colour.y, colour.z});
  const float least = std::min({colour.x, colour.y, colour.z});
  if (most > 0.08F && most - least < 0.3F * most) return HairShade::grey;
  if (most < 0.03F) return HairShade::dark;
  return most < 0.17F ? HairShade::brown : HairShade::light;
}

}  // namespace

AgeBand age_band(int years) {
  if (years < 15) return AgeBand::under_15;
  if (years < 40) return AgeBand::from_15;
  if (years < 65) return AgeBand::from_40;
  return years < 75 ? AgeBand::from_65 : AgeBand::from_75;
}

float typology_angle(Vec3 colour) {
  // IEC 61966-2-1 primaries; only Y and Z are needed, relative to white (0.9505, 1, 1.0891).
  const float y = 0.2126F * colour.x + 0.7152F * colour.y + 0.0722F * colour.z;
  const float z = (0.0193F * colour.x + 0.1192F * colour.y + 0.9505F * colour.z) / 1.0891F;
  const float lightness = 116 * lab_response(y) - 16;
  const float yellow = 200 * (lab_response(y) - lab_response(z));
  return arc_tangent2(lightness - 50, yellow) * (180 / pi);
}

SkinTone tone_class(float typology_angle) {
  using enum SkinTone;
  if (typology_angle > 55) return very_light;
  if (typology_angle > 41) return light;
  if (typology_angle > 28) return intermediate;
  if (typology_angle > 10) return tan;
  return typology_angle > -30 ? brown : dark;
}

PersonGroups groups_of(const Person& person) {
  const Traits& traits = person.traits();
  return {.age = age_band(person.age()),
          .sex = traits.masculinity > 0 ? SexAppearance::male : SexAppearance::female,
          .tone = tone_class(typology_angle(skin_tone(traits))),
          .glasses = person.wears_glasses(),
          .beard = traits.beard > BeardStyle::stubble,
          .hair = cover_of(traits),
          .shade = shade_of(traits.hair_colour)};
}

}  // namespace madoguchi::sim::person
