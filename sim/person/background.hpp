// SPDX-License-Identifier: Apache-2.0
// What is behind the person: a plain screen, or the wall of a waiting room.
#pragma once

#include "sim/person/plane.hpp"
#include "sim/person/shot.hpp"

namespace madoguchi::sim::person {

/// The plain, light screen of an identity photograph; linear RGB.
Plane plain_screen(std::uint64_t seed, int width, int height, const Lighting& lighting);

/// A wall out of focus, with a door, a rail, a notice or a window blind; linear RGB.
Plane waiting_room(std::uint64_t seed, int width, int height, const Lighting& lighting);

}  // namespace madoguchi::sim::person
