// SPDX-License-Identifier: Apache-2.0
// A card as `madoguchi card show` prints it: for people and for programs.
#pragma once

#include "core/text.hpp"
#include "sim/card/card_image.hpp"
#include "sim/personalisation/card_pictures.hpp"
#include "sim/personalisation/printed_card.hpp"

#include <string>
#include <vector>

namespace madoguchi::apps {

/// Everything there is to tell about a card.
struct ShownCard {
  const sim::card::CardImage& image;
  const sim::personalisation::PrintedCard& printed;
  const std::vector<sim::personalisation::Remark>& remarks;
  bool reveal = false;  ///< numbers and PINs in clear: these are test cards
};

std::string card_page(const ShownCard& card, core::Language language);
/// One JSON object.
std::string card_json(const ShownCard& card);

/// A secret, or stars.
std::string shown(const core::Secret& secret, bool reveal);

}  // namespace madoguchi::apps
