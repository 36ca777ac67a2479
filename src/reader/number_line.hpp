// SPDX-License-Identifier: Apache-2.0
// The places of 照合番号B on a picture of a card's front, set side by side as one line for OCR, and
// what the picture itself tells about how well they can be read.
#pragma once

#include "biometrics/image.hpp"
#include "ports/card_scanner.hpp"

#include <array>
#include <vector>

namespace madoguchi::reader {

/// How the line is prepared; two readings of one number should not share their mistakes.
enum class LineKind {
  shades,           ///< of grey
  black_and_white,  ///< parted in the middle between paper and print
  bold              ///< parted nearer to the paper
};

/// A place of the number in the picture.
struct PlaceLook {
  double paper = 0;       ///< grey level of the bright parts
  double contrast = 0;    ///< of the darkest parts against the paper, 0 to 1
  double blank = 0;       ///< share of the pixels that are paper
  int faded = 0;          ///< pixels of print that is neither gone nor there, as where it is rubbed
  bool left_ink = false;  ///< something is printed in the left half of a place of two digits
};

struct NumberLine {
  biometrics::Image picture;  ///< grey8
  std::array<PlaceLook, ports::number_places.size()> looks;
  std::array<double, ports::number_places.size()> left{};  ///< of each place within the line
};

/// `front`: ports::front_width x ports::front_height, bgr8.
NumberLine number_line_of(const biometrics::Image& front, LineKind kind);

}  // namespace madoguchi::reader
