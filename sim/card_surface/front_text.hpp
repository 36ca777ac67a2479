// SPDX-License-Identifier: Apache-2.0
// Lines of text printed on the front of a card, with smooth edges.
#pragma once

#include "biometrics/image.hpp"
#include "core/result.hpp"
#include "ports/card_scanner.hpp"

#include <array>
#include <string>

namespace madoguchi::sim::card_surface {

/// A line of text on the card.
struct FrontLine {
  int left = 0;  ///< pixels
  int top = 0;
  std::string text{};
  int pixels = ports::front_digit_height;  ///< height of the font
  bool in_cells = false;                   ///< a digit in each place of one, other signs in two
  std::array<int, 3> ink{38, 34, 32};      ///< blue, green, red
  double strength = 1;                     ///< 0 to 1; less for what lies behind other print
};

/// Prints it; what is too long is set smaller. Errors: those of drawing text.
core::Result<> print(biometrics::Image& front, const FrontLine& line);

}  // namespace madoguchi::sim::card_surface
