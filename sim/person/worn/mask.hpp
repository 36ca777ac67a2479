// SPDX-License-Identifier: Apache-2.0
// A pleated mask with straps behind the ears.
#pragma once

#include "sim/person/attire.hpp"
#include "sim/person/head_shape.hpp"
#include "sim/person/surface.hpp"

#include <vector>

namespace madoguchi::sim::person::worn {

/// u across and v down the cloth, both 0 .. 1. It lies on the face without touching it.
Grid mask_grid(const Traits& traits, const HeadShape& shape, biometrics::MaskWear wear);

/// From the corners of the mask around the ears.
std::vector<Grid> mask_straps(const Traits& traits, const HeadShape& shape, const Grid& mask);

Surface mask_surface(const ShadingContext& context, const Fragment& at);
Surface strap_surface(const ShadingContext& context, const Fragment& at);

}  // namespace madoguchi::sim::person::worn
