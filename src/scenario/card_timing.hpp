// SPDX-License-Identifier: Apache-2.0
// `world.card.timing`: how long the line and the card take.
#pragma once

#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/shape.hpp"
#include "transmission/line_timing.hpp"

#include <optional>

namespace madoguchi::scenario {

/// none, contactless, contact, or a mapping of figures.
const Shape& card_timing_shape();

/// A timing whose shape was checked; empty for `none`. Notes figures that the line does not have.
std::optional<transmission::LineTiming> read_card_timing(const DocumentNode& node,
                                                         const std::string& path,
                                                         Problems& problems);

/// The same from the text of an option. Throws ScenarioError.
std::optional<transmission::LineTiming> parse_card_timing(std::string_view yaml,
                                                          const std::string& name);

}  // namespace madoguchi::scenario
