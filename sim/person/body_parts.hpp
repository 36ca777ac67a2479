// SPDX-License-Identifier: Apache-2.0
// Everything of a person beside the head itself, as grids in head space.
#pragma once

#include "sim/person/head_shape.hpp"

#include <vector>

namespace madoguchi::sim::person {

/// A tube along a path; a closed path repeats its first point at the end.
Grid tube(const std::vector<Vec3>& path, float radius, Edges ends);

/// The outer surface of the hair; strand_covers() cuts its edge.
Grid hair_grid(const Traits& traits, const HeadShape& shape);

/// side: -1 left of the picture, 1 right.
Grid ear_grid(const Traits& traits, const HeadShape& shape, float side);

/// Shoulders and chest in clothes.
Grid body_grid(const Traits& traits);

/// Glasses: tubes of the frame, and one sheet a lens.
struct Glasses {
  std::vector<Grid> frame;
  std::vector<Grid> lenses;
};
Glasses make_glasses(const Traits& traits, const HeadShape& shape);

}  // namespace madoguchi::sim::person
