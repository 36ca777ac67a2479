// SPDX-License-Identifier: Apache-2.0
// `world.card` and `world.cards`: the cards of a scenario.
#pragma once

#include "scenario/card_preset.hpp"
#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/world.hpp"

namespace madoguchi::scenario {

/// Reads the cards of a world whose people are known; without any it is an ordinary card. Profiles
/// fill in what the scenario does not say of the holder. Notes what makes no sense.
void read_cards(World& world, const DocumentNode& node, const CardPresetFinder& find_preset,
                Problems& problems);

}  // namespace madoguchi::scenario
