// SPDX-License-Identifier: Apache-2.0
// The blank of a card's front, of our own design: pale paper with fine lines, a grey head and
// shoulders where the photograph is, and frames for what offices write in later.
#pragma once

#include "biometrics/image.hpp"

namespace madoguchi::sim::card_surface {

/// ports::front_width x ports::front_height, bgr8; the same for every card.
biometrics::Image blank_front();

}  // namespace madoguchi::sim::card_surface
