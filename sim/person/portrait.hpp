// SPDX-License-Identifier: Apache-2.0
// The identity photograph: frontal, neutral, plain background, no glasses (ICAO 9303 portrait).
#pragma once

#include "biometrics/image.hpp"
#include "sim/person/person.hpp"

namespace madoguchi::sim::person {

inline constexpr int photograph_width = 320;
inline constexpr int photograph_height = 400;

/// BGR, 320 x 400 unless another width is asked for (the height follows). The photo seed varies
/// light, screen and the small rest of head pose. Throws std::invalid_argument for a width that
/// makes no picture.
biometrics::Image id_photograph(const Person& person, std::uint64_t photo_seed,
                                int width = photograph_width);

}  // namespace madoguchi::sim::person
