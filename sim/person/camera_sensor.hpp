// SPDX-License-Identifier: Apache-2.0
// From light to an 8-bit picture: lens, noise, white balance, tone curve, sharpening.
#pragma once

#include "biometrics/image.hpp"
#include "sim/person/plane.hpp"
#include "sim/person/shot.hpp"

namespace madoguchi::sim::person {

/// `linear`: RGB light. The noise follows the seed.
biometrics::Image expose(const Plane& linear, const SensorSettings& settings,
                         std::uint64_t noise_seed);

}  // namespace madoguchi::sim::person
