// SPDX-License-Identifier: Apache-2.0
// The front of a card as it was printed, flat and new. Places are those of ports/card_scanner.hpp
// (an assumption); the first year of an era is printed as 1.
#pragma once

#include "biometrics/image.hpp"
#include "core/result.hpp"
#include "sim/personalisation/printed_card.hpp"

namespace madoguchi::sim::card_surface {

/// ports::front_width x ports::front_height, bgr8. Errors: invalid_argument for a card without
/// 照合番号B, those of drawing text.
core::Result<biometrics::Image> draw_front(const personalisation::PrintedCard& card);

}  // namespace madoguchi::sim::card_surface
