// SPDX-License-Identifier: Apache-2.0
// What a person chose or acquired: hair, beard, make-up, glasses, clothes.
#pragma once

#include "core/seeded_random.hpp"
#include "sim/person/trait_rules.hpp"

namespace madoguchi::sim::person {

/// Draws every trait that no rule covers; the continuous traits must be set.
void draw_appearance(core::SeededRandom& random, const Latents& latents, Traits& traits);

/// Hair and brows at the age that the traits say.
void colour_hair(Traits& traits);

}  // namespace madoguchi::sim::person
