// SPDX-License-Identifier: Apache-2.0
// A knitted cap, or a hat with a brim.
#pragma once

#include "sim/person/head_shape.hpp"
#include "sim/person/surface.hpp"

#include <vector>

namespace madoguchi::sim::person::worn {

/// Crown and brim (or cuff) as grids.
std::vector<Grid> hat_grids(const Traits& traits, const HeadShape& shape);

/// Whether a place of the hair is under the hat: angle from the front in radians, height in
/// millimetres.
bool under_hat(const Traits& traits, float angle, float y);

Surface hat_surface(const ShadingContext& context, const Fragment& at);

}  // namespace madoguchi::sim::person::worn
