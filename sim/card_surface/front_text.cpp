// SPDX-License-Identifier: Apache-2.0
#include "sim/card_surface/front_text.hpp"

#include "adapters/pango/text_image.hpp"

#include <algorithm>
#include <vector>

namespace madoguchi::sim::card_surface {
namespace {

using biometrics::Image;

constexpr const char* card_font = "IPAGothic";
// The zero of the other font has a stroke, as no card's has.
constexpr const char* digit_font = "IPAPGothic";

/// Text is drawn so many times larger, in black and white, and made smaller again.
constexpr int finer = 3;

/// Share of a pixel of the card that is ink.
double ink_at(const Image& text, int x, int y) {
  int dark = 0;
  for (int row = finer * y; row < finer * (y + 1); ++row) {
    for (int column = finer * x; column < finer * (x + 1); ++column) {
      dark += text.pixels[static_cast<std::size_t>(row * text.width + column)] < 128 ? 1 : 0;
    }
  }
  return dark / double{finer * finer};
}

void blend(Image& front, const Image& text, int left, const FrontLine& line) {
  for (int y = 0; y < text.height / finer && line.top + y < front.height; ++y) {
    for (int x = 0; x < text.width / finer && left + x < front.width; ++x) {
      const double share = line.strength * ink_at(text, x, y);
      if (share <= 0) continue;
      const auto at = static_cast<std::size_t>((line.top + y) * front.width + left + x) * 3;
      for (std::size_t c = 0; c < 3; ++c) {
        const double old = front.pixels[at + c];
        front.pixels[at + c] = static_cast<std::uint8_t>(old + (line.ink.at(c) - old) * share);
      }
    }
  }
}

core::Result<> print_at(Image& front, const FrontLine& line, const std::string& text, int left,
                        int width, const char* font) {
  const auto drawn = adapters::pango::render_text(text, {.width = finer * width,
                                                         .height = finer * (line.pixels + 8),
                                                         .font = font,
                                                         .font_pixels = finer * line.pixels});
  if (!drawn) return drawn.error();
  blend(front, *drawn, left, line);
  return {};
}

/// UTF-8 signs one by one.
std::vector<std::string> signs_of(const std::string& text) {
  std::vector<std::string> signs;
  for (const char c : text) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if (!continues || signs.empty()) signs.emplace_back();
    signs.back() += c;
  }
  return signs;
}

}  // namespace

core::Result<> print(Image& front, const FrontLine& line) {
  if (!line.in_cells) {
    const int width = std::min(front.width - line.left - 20, 900);
    return print_at(front, line, line.text, line.left, width, card_font);
  }
  int left = line.left;
  for (const std::string& sign : signs_of(line.text)) {
    const bool narrow = sign.size() == 1;
    const int width = (narrow ? 1 : 2) * ports::front_digit_width;
    if (sign != " ") {
      const auto done = print_at(front, line, sign, left, width, narrow ? digit_font : card_font);
      if (!done) return done;
    }
    left += width;
  }
  return {};
}

}  // namespace madoguchi::sim::card_surface
