// SPDX-License-Identifier: Apache-2.0
// The scanner below or above the card, and what reads digits from its pictures. Where 照合番号B
// stands on a card's front is not published in figures: the places are an assumption.
#pragma once

#include "biometrics/image.hpp"
#include "ports/task.hpp"

#include <array>
#include <vector>

namespace madoguchi::ports {

/// The front as it is cut out: ID-1 (ISO/IEC 7810), 12 pixels a millimetre.
inline constexpr int front_width = 1027;
inline constexpr int front_height = 648;

/// A part of the number on the front, right-aligned in its place, blanks before it.
struct FrontPlace {
  int left = 0;  ///< pixels
  int top = 0;
  int digits = 2;  ///< `front_digit_width` wide each
};
inline constexpr int front_digit_width = 20;
inline constexpr int front_digit_height = 32;

/// In the order of 照合番号B: year, month and day of birth, year of expiry, security code.
inline constexpr std::array<FrontPlace, 5> number_places{
    {{410, 300, 2}, {490, 300, 2}, {570, 300, 2}, {330, 400, 4}, {330, 460, 4}}};

class CardScanner {
 public:
  virtual ~CardScanner() = default;

  /// A new picture of the front, cut at the edges of the card, front_width x front_height, bgr8.
  /// Error: malformed_data when no card can be made out.
  virtual Task<biometrics::Image> scan() = 0;
};

/// A digit that was read.
struct OcrDigit {
  char digit = '0';
  double centre = 0;  ///< horizontal, in pixels of the line
};

class DigitOcr {
 public:
  virtual ~DigitOcr() = default;

  /// Digits in a picture of one line, grey8, dark on bright, from left to right. Errors: internal.
  virtual core::Result<std::vector<OcrDigit>> read(const biometrics::Image& line) = 0;
};

}  // namespace madoguchi::ports
