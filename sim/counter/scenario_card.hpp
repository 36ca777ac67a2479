// SPDX-License-Identifier: Apache-2.0
// A card of a scenario's world, made with its pictures.
#pragma once

#include "scenario/world.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/card_surface/drawn_scanner.hpp"
#include "sim/personalisation/card_pictures.hpp"
#include "sim/pki/test_hierarchy.hpp"

#include <memory>
#include <optional>

namespace madoguchi::sim::counter {

/// The chip, and what is printed on the card.
struct ScenarioCard {
  std::shared_ptr<card::VirtualCard> chip;
  core::Secret verification_number{};  ///< 照合番号B as printed; none on another card
  /// Before the reader's scanner, where the world says how it looks there.
  std::optional<card_surface::DrawnScanner> scanner{};
};

/// Personalises a card of the world: its profile if it has one, with what the world itself says.
/// Errors: those of personalisation::make_card.
core::Result<ScenarioCard> make_card(const scenario::World& world, const scenario::Card& card,
                                     const personalisation::PhotographSource& photographs,
                                     const pki::TestHierarchy& hierarchy, std::uint64_t seed);

}  // namespace madoguchi::sim::counter
