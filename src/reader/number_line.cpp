// SPDX-License-Identifier: Apache-2.0
#include "reader/number_line.hpp"

#include <algorithm>
#include <cmath>

namespace madoguchi::reader {
namespace {

using biometrics::Image;
using Levels = std::vector<std::uint8_t>;

constexpr int margin = 3;            // above and below a place
constexpr int side = 1;              // left of it; right of it the next sign begins
constexpr int border = 44;           // left and right of the line
constexpr double faint_ink = 0.25;   // between paper and print: more than grain and scratches
constexpr double intact_ink = 0.55;  // as the middle of every stroke
constexpr int place_height = ports::front_digit_height + 8 + 2 * margin;

/// Between places. OCR now and then sees a digit where nothing is; seldom in lines set in two ways.
int gap_of(LineKind kind) { return kind == LineKind::bold ? 24 : 44; }

int width_of(const ports::FrontPlace& place) {
  return place.digits * ports::front_digit_width + side;
}

/// Row by row.
Levels crop(const Image& front, const ports::FrontPlace& place) {
  Levels levels;
  levels.reserve(static_cast<std::size_t>(width_of(place) * place_height));
  for (int y = place.top - margin; y < place.top - margin + place_height; ++y) {
    for (int x = place.left - side; x < place.left - side + width_of(place); ++x) {
      const auto at = static_cast<std::size_t>(y * front.width + x) * 3;
      const int sum = front.pixels[at] + front.pixels[at + 1] + front.pixels[at + 2];
      levels.push_back(static_cast<std::uint8_t>(sum / 3));
    }
  }
  return levels;
}

double level_at(Levels levels, double share) {
  const auto at =
      levels.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(levels.size() - 1));
  std::nth_element(levels.begin(), at, levels.end());
  return *at;
}

/// Grey pixels far from any dark one: an edge of intact print has ink beside it.
int faded_in(const Levels& levels, int width, const PlaceLook& look) {
  const int height = static_cast<int>(levels.size()) / width;
  const auto ink = [&](int x, int y) {
    const double level = levels[static_cast<std::size_t>(y * width + x)];
    return (look.paper - level) / (look.paper * look.contrast);
  };
  const auto intact_near = [&](int x, int y) {
    constexpr int reach = 2;
    for (int row = std::max(0, y - reach); row <= std::min(height - 1, y + reach); ++row) {
      for (int at = std::max(0, x - reach); at <= std::min(width - 1, x + reach); ++at) {
        if (ink(at, row) >= intact_ink) return true;
      }
    }
    return false;
  };
  int faded = 0;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      if (ink(x, y) > faint_ink && !intact_near(x, y)) ++faded;
    }
  }
  return faded;
}

PlaceLook look_at(const Levels& levels, int width) {
  PlaceLook look;
  look.paper = std::max(level_at(levels, 0.85), 1.0);
  look.contrast = 1 - level_at(levels, 0.03) / look.paper;
  const auto is_blank = [&look](std::uint8_t level) {
    return std::abs(level - look.paper) < 0.13 * look.paper;
  };
  look.blank = static_cast<double>(std::ranges::count_if(levels, is_blank)) /
               static_cast<double>(levels.size());
  int dark = 0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const int x = static_cast<int>(i) % width - side;
    const bool left = x >= 2 && x < ports::front_digit_width - 1;
    if (left && levels[i] < look.paper * (1 - look.contrast / 2)) ++dark;
  }
  look.left_ink = dark > 12;
  look.faded = faded_in(levels, width, look);
  return look;
}

std::uint8_t prepared(std::uint8_t level, const PlaceLook& look, LineKind kind) {
  const double ink = look.paper * (1 - look.contrast);
  const double share = (level - ink) / std::max(look.paper - ink, 1.0);
  if (kind == LineKind::black_and_white) return share < 0.5 ? 0 : 255;
  if (kind == LineKind::bold) return share < 0.65 ? 0 : 255;
  return static_cast<std::uint8_t>(std::clamp(share * 255, 0.0, 255.0));
}

}  // namespace

NumberLine number_line_of(const Image& front, LineKind kind) {
  NumberLine line;
  int width = 2 * border;
  for (const ports::FrontPlace& place : ports::number_places) {
    width += width_of(place) + gap_of(kind);
  }
  constexpr int height = place_height + 2 * margin + 16;
  line.picture = {width, height, biometrics::PixelFormat::grey8, {}};
  line.picture.pixels.assign(static_cast<std::size_t>(width * height), 255);
  int left = border;
  for (std::size_t i = 0; i < ports::number_places.size(); ++i) {
    const ports::FrontPlace& place = ports::number_places.at(i);
    const Levels levels = crop(front, place);
    const PlaceLook& look = line.looks.at(i) = look_at(levels, width_of(place));
    line.left.at(i) = left + side;
    for (std::size_t k = 0; k < levels.size(); ++k) {
      const int x = left + static_cast<int>(k) % width_of(place);
      const int y = margin + 8 + static_cast<int>(k) / width_of(place);
      line.picture.pixels[static_cast<std::size_t>(y * width + x)] =
          prepared(levels[k], look, kind);
    }
    left += width_of(place) + gap_of(kind);
  }
  return line;
}

}  // namespace madoguchi::reader
