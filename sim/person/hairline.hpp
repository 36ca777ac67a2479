// SPDX-License-Identifier: Apache-2.0
// Where hair begins, and the ragged edge of its strands.
#pragma once

#include "sim/person/traits.hpp"

namespace madoguchi::sim::person {

/// Hair that hangs below the ears.
bool is_long(HairStyle style);

/// Hair that hangs into the forehead.
bool has_fringe(HairStyle style);

/// Height of the hairline at an angle from the front (radians); there is no hair below it.
float hairline_height(const Traits& traits, float angle);

/// True when a strand covers the place `above` millimetres over the hairline.
bool strand_covers(const Traits& traits, float angle, float y, float above);

/// Pattern number of a person's hair.
std::uint32_t hair_noise_seed(const Traits& traits);

}  // namespace madoguchi::sim::person
