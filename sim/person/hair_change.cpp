// SPDX-License-Identifier: Apache-2.0
#include "sim/person/hair_change.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/hairline.hpp"
#include "sim/person/noise.hpp"

#include <array>

namespace madoguchi::sim::person {
namespace {

using biometrics::HairChange;
using enum HairStyle;

void lengthen(Traits& traits) {
  traits.hair_length += 90;
  if (is_long(traits.hair) && traits.hair != bob) return;
  if (traits.hair == bob) {
    traits.hair = long_straight;
  } else if (traits.hair == buzz || traits.hair == cropped || traits.hair == spiky) {
    traits.hair = fringe;
    traits.hair_volume += 5;
  } else {
    traits.hair = bob;
  }
}

void shorten(Traits& traits) {
  traits.hair_length *= 0.4F;
  switch (traits.hair) {
    case long_straight:
    case long_wavy:
      traits.hair = bob;
      return;
    case bob:
    case bun:
    case fringe:
    case side_part:
      traits.hair = cropped;
      return;
    default:
      traits.hair = buzz;
  }
}

void restyle(Traits& traits) {
  static constexpr std::array short_styles{cropped, side_part, fringe, spiky};
  static constexpr std::array long_styles{bob, long_straight, long_wavy, bun, fringe};
  core::SeededRandom random(core::seed_of("other hair", traits.seed));
  const HairStyle before = traits.hair;
  while (traits.hair == before) {
    traits.hair = traits.masculinity > 0 ? short_styles[random.below(short_styles.size())]
                                         : long_styles[random.below(long_styles.size())];
  }
  traits.hair_parting = -traits.hair_parting;
  if (traits.age > 15 && random.uniform() < 0.5F) {  // dyed
    traits.hair_colour = mix(traits.hair_colour, display_colour(112, 74, 44), 0.6F);
  }
}

}  // namespace

Traits with_changed_hair(Traits traits, HairChange change) {
  if (traits.hair == bald) return traits;
  switch (change) {
    case HairChange::none:
      break;
    case HairChange::longer:
      lengthen(traits);
      break;
    case HairChange::shorter:
      shorten(traits);
      break;
    case HairChange::other_style:
      restyle(traits);
      break;
  }
  return traits;
}

}  // namespace madoguchi::sim::person
