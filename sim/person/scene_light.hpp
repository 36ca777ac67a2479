// SPDX-License-Identifier: Apache-2.0
// The light of a scene: on the person, and through the window behind.
#pragma once

#include "biometrics/scene.hpp"
#include "core/seeded_random.hpp"
#include "sim/person/plane.hpp"
#include "sim/person/shot.hpp"

namespace madoguchi::sim::person {

/// Changes the light of an ordinary room into that of a scene.
void set_light(biometrics::Light light, core::SeededRandom& random, Lighting& lighting);

/// Puts a window with daylight behind the person; `room` is linear RGB.
void open_window(std::uint64_t seed, Plane& room);

}  // namespace madoguchi::sim::person
