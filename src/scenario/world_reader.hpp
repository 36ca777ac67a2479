// SPDX-License-Identifier: Apache-2.0
// The `world` part of a document to a World.
#pragma once

#include "scenario/card_preset.hpp"
#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/world.hpp"

namespace madoguchi::scenario {

/// Reads what has the right shape and gives defaults to the rest, so that later checks can go on.
/// Notes names that nobody has and combinations that make no sense; mistakes of shape are expected
/// to be noted already. `today` is the day of worlds without a date.
/// Without `find_preset`, any name of a card profile is good.
World read_world(const DocumentNode& node, core::CivilDate today,
                 const CardPresetFinder& find_preset, Problems& problems);

}  // namespace madoguchi::scenario
