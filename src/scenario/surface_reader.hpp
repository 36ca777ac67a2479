// SPDX-License-Identifier: Apache-2.0
// `world.card.surface` and the step `surface`: how the front of the card looks to the reader's
// scanner.
#pragma once

#include "ports/surface_view.hpp"
#include "scenario/document_node.hpp"
#include "scenario/shape.hpp"

#include <string>

namespace madoguchi::scenario {

const Shape& surface_shape();

/// A mapping of that shape; what is not said is as of a clean card that lies straight.
ports::SurfaceView read_surface(const DocumentNode& node);

/// For people: "lies askew, worn and scratched"; what is as of a clean card is left out.
std::string in_words(const ports::SurfaceView& view, core::Language language);

}  // namespace madoguchi::scenario
