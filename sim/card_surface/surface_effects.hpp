// SPDX-License-Identifier: Apache-2.0
// What happens to the flat front of a card: wear, sleeve, fingers, and what light does to a scan.
#pragma once

#include "biometrics/image.hpp"
#include "core/seeded_random.hpp"
#include "ports/surface_view.hpp"

namespace madoguchi::sim::card_surface {

void wear_down(biometrics::Image& front, ports::SurfaceWear wear, core::SeededRandom& random);
void put_in_sleeve(biometrics::Image& front, ports::CardSleeve sleeve, core::SeededRandom& random);
void lay_finger(biometrics::Image& front, ports::SurfaceCover cover, core::SeededRandom& random);
/// Reflections, on the flat front, as a lamp makes them.
void reflect_light(biometrics::Image& front, ports::SurfaceLight light, core::SeededRandom& random);
/// Exposure, a little blur and noise of the sensor, on the scan.
void expose(biometrics::Image& scan, ports::SurfaceLight light, core::SeededRandom& noise);

}  // namespace madoguchi::sim::card_surface
