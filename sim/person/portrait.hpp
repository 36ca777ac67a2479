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

/// Years ago, counted from the person's present age, that the card's photograph was taken: 0 to 9.
int photograph_age(const Person& person);

/// The photograph on the person's card.
biometrics::Image card_photograph(const Person& person, int width = photograph_width);

}  // namespace madoguchi::sim::person
