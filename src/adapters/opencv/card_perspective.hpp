// SPDX-License-Identifier: Apache-2.0
// A flat card seen at an angle, and back: the front cut out of a scanner's picture.
#pragma once

#include "biometrics/image.hpp"
#include "core/result.hpp"

#include <array>
#include <utility>

namespace madoguchi::adapters::opencv {

/// Corners in pixels: top left, top right, bottom right, bottom left of the card.
using CardCorners = std::array<std::pair<float, float>, 4>;

/// Lays a flat bgr8 picture onto a ground so that its corners come to these places. `mask` (grey8,
/// as large as the flat picture) says where there is card: 255 inside. Error: invalid_argument.
core::Result<biometrics::Image> laid_onto(const biometrics::Image& ground,
                                          const biometrics::Image& flat,
                                          const biometrics::Image& mask,
                                          const CardCorners& corners);

/// Finds the bright, pale card on a dark ground, also where fingers cover its edges, and cuts it
/// out, bgr8 of this size. Error: malformed_data when there is no quadrilateral of a card's shape.
core::Result<biometrics::Image> card_cut_out(const biometrics::Image& scan, int width, int height);

}  // namespace madoguchi::adapters::opencv
