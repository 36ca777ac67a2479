// SPDX-License-Identifier: Apache-2.0
// How many tries each PIN of a card has left; nothing secret.
#pragma once

#include "sim/card/card_image.hpp"

#include <string>
#include <vector>

namespace madoguchi::sim::serving {

struct PinCounter {
  std::string application;  ///< AID in hexadecimal
  std::string file;         ///< file identifier in hexadecimal
  int left = 0;
  int tries = 0;  ///< after a success
};

/// In the order of the card.
std::vector<PinCounter> pin_counters(const card::CardImage& image);

}  // namespace madoguchi::sim::serving
