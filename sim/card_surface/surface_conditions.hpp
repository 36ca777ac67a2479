// SPDX-License-Identifier: Apache-2.0
// Looks of a card's front that have a name, for measuring and for pictures of them.
#pragma once

#include "core/text.hpp"
#include "ports/surface_view.hpp"

#include <span>
#include <string_view>

namespace madoguchi::sim::card_surface {

struct SurfaceCondition {
  std::string_view name;
  core::Text label;
  ports::SurfaceView view;
  bool readable = true;  ///< a person could read the number
};

/// From a clean card to one that nobody can read.
std::span<const SurfaceCondition> surface_conditions();

}  // namespace madoguchi::sim::card_surface
