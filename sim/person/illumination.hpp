// SPDX-License-Identifier: Apache-2.0
// How a surface answers the light of a shot.
#pragma once

#include "sim/person/shadow_map.hpp"
#include "sim/person/surface.hpp"

namespace madoguchi::sim::person {

/// Direction towards the key light.
Vec3 key_direction(const Lighting& lighting);

/// Light sent to the camera (linear RGB) by a surface at a place.
Vec3 lit_colour(const Surface& surface, const Fragment& at, const Lighting& lighting, Vec3 key,
                const ShadowMap& shadows);

}  // namespace madoguchi::sim::person
