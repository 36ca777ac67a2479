// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/person/contact_sheet.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace madoguchi::apps {
namespace {

constexpr int gap = 4;
constexpr std::uint8_t sheet_grey = 52;

/// Rows of five dots, the leftmost in the highest bit.
constexpr std::array<std::array<std::uint8_t, 7>, 10> digits{{
    {14, 17, 17, 17, 17, 17, 14},
    {4, 12, 4, 4, 4, 4, 14},
    {14, 17, 1, 6, 8, 16, 31},
    {14, 17, 1, 6, 1, 17, 14},
    {2, 6, 10, 18, 31, 2, 2},
    {31, 16, 30, 1, 1, 17, 14},
    {6, 8, 16, 30, 17, 17, 14},
    {31, 1, 2, 4, 8, 8, 8},
    {14, 17, 17, 14, 17, 17, 14},
    {14, 17, 17, 15, 1, 2, 12},
}};

}  // namespace

ContactSheet::ContactSheet(int columns, int rows, int cell_width, int cell_height)
    : cell_width_(cell_width), cell_height_(cell_height) {
  image_.width = columns * (cell_width + gap) + gap;
  image_.height = rows * (cell_height + gap) + gap;
  image_.format = biometrics::PixelFormat::bgr8;
  image_.pixels.assign(
      static_cast<std::size_t>(image_.width) * static_cast<std::size_t>(image_.height) * 3,
      sheet_grey);
}

std::uint8_t* ContactSheet::pixel(int x, int y) {
  return image_.pixels.data() +
         (static_cast<std::ptrdiff_t>(y) * image_.width + x) * std::ptrdiff_t{3};
}

void ContactSheet::put(int column, int row, const biometrics::Image& picture) {
  const int left = gap + column * (cell_width_ + gap);
  const int top = gap + row * (cell_height_ + gap);
  const int width = std::min(picture.width, cell_width_);
  for (int y = 0; y < std::min(picture.height, cell_height_); ++y) {
    const auto from = picture.pixels.begin() + static_cast<std::ptrdiff_t>(picture.row_bytes()) * y;
    std::copy(from, from + std::ptrdiff_t{3} * width, pixel(left, top + y));
  }
}

void ContactSheet::draw_digit(int left, int top, unsigned digit) {
  constexpr int dot = 2;
  for (int y = 0; y < 7 * dot; ++y) {
    for (int x = 0; x < 5 * dot; ++x) {
      const unsigned bits = digits[digit][static_cast<std::size_t>(y / dot)];
      if (((bits >> static_cast<unsigned>(4 - x / dot)) & 1U) == 0) continue;
      std::fill_n(pixel(left + x, top + y), 3, std::uint8_t{255});
    }
  }
}

void ContactSheet::label(int column, int row, std::uint64_t number) {
  const std::string text = std::to_string(number);
  const int left = gap + column * (cell_width_ + gap);
  const int top = gap + row * (cell_height_ + gap);
  const int width = std::min(static_cast<int>(text.size()) * 12 + 4, cell_width_);
  for (int y = 0; y < 18; ++y) std::fill_n(pixel(left, top + y), 3 * width, std::uint8_t{0});
  for (std::size_t i = 0; i < text.size() && static_cast<int>(i + 1) * 12 + 4 <= cell_width_; ++i) {
    draw_digit(left + 3 + static_cast<int>(i) * 12, top + 2, static_cast<unsigned>(text[i] - '0'));
  }
}

}  // namespace madoguchi::apps
