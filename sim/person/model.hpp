// SPDX-License-Identifier: Apache-2.0
// The geometry and the skin of one person, computed once and drawn many times.
#pragma once

#include "sim/person/body_parts.hpp"
#include "sim/person/skin_decal.hpp"

#include <array>
#include <memory>

namespace madoguchi::sim::person {

struct Model {
  Traits traits;
  HeadGrid head;
  Grid hair;
  std::array<Grid, 2> ears;
  Grid body;
  Glasses glasses;
  SkinDecal skin;
};

/// Takes a few tenths of a second.
std::shared_ptr<const Model> build_model(const Traits& traits);

}  // namespace madoguchi::sim::person
