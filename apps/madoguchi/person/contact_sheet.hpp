// SPDX-License-Identifier: Apache-2.0
// Many pictures on one sheet, each with a number.
#pragma once

#include "biometrics/image.hpp"

#include <cstdint>

namespace madoguchi::apps {

/// Cells of one size on a grey sheet.
class ContactSheet {
 public:
  ContactSheet(int columns, int rows, int cell_width, int cell_height);

  /// Puts a BGR picture, at most as large as a cell, into a cell.
  void put(int column, int row, const biometrics::Image& picture);
  /// Writes a number into the corner of a cell.
  void label(int column, int row, std::uint64_t number);

  const biometrics::Image& image() const { return image_; }

 private:
  std::uint8_t* pixel(int x, int y);
  void draw_digit(int left, int top, unsigned digit);

  int cell_width_, cell_height_;
  biometrics::Image image_;
};

}  // namespace madoguchi::apps
