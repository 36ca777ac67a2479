// SPDX-License-Identifier: Apache-2.0
// Cards that are no My Number card at all and that people put on a reader all the same.
#pragma once

#include "core/text.hpp"
#include "sim/card/card_image.hpp"

#include <span>
#include <string_view>

namespace madoguchi::sim::card {

struct ForeignCard {
  std::string_view name;  ///< also the image's model: "driving-licence"
  core::Text label;
  CardImage (*make)();
};

/// One row a card.
std::span<const ForeignCard> foreign_cards();

/// The card of a name; null if there is none.
const ForeignCard* find_foreign_card(std::string_view name);

/// The cards, one builder a file in foreign/.
CardImage transit_card();
CardImage driving_licence();
CardImage credit_card();
CardImage passport();

}  // namespace madoguchi::sim::card
