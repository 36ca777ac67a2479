// SPDX-License-Identifier: Apache-2.0
#include "sim/card_surface/front_paper.hpp"

#include "ports/card_scanner.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace madoguchi::sim::card_surface {
namespace {

using biometrics::Image;
using Colour = std::array<double, 3>;  // blue, green, red

void mix(Image& front, int x, int y, const Colour& colour, double share) {
  const auto at = static_cast<std::size_t>(y * front.width + x) * 3;
  for (std::size_t c = 0; c < 3; ++c) {
    const double old = front.pixels[at + c];
    front.pixels[at + c] = static_cast<std::uint8_t>(old + (colour.at(c) - old) * share);
  }
}

/// Two families of fine lines across each other, as against copying.
Image paper() {
  Image front{ports::front_width, ports::front_height, biometrics::PixelFormat::bgr8, {}};
  front.pixels.reserve(front.row_bytes() * static_cast<std::size_t>(front.height));
  for (int y = 0; y < front.height; ++y) {
    for (int x = 0; x < front.width; ++x) {
      const double flat = std::sin(0.55 * y + 5 * std::sin(0.013 * x));
      const double steep = std::sin(0.42 * x + 6 * std::sin(0.011 * y));
      const double shade = 4 * flat + 3 * steep - 8.0 * x / front.width;
      front.pixels.push_back(static_cast<std::uint8_t>(240 + shade / 2));
      front.pixels.push_back(static_cast<std::uint8_t>(236 + shade));
      front.pixels.push_back(static_cast<std::uint8_t>(224 + shade));
    }
  }
  return front;
}

/// How much of a pixel lies inside, from its distance to the edge in radii.
double inside(double radii, double radius) {
  return std::clamp((1 - radii) * radius + 0.5, 0.0, 1.0);
}

void place_photograph(Image& front) {
  for (int y = 250; y < 580; ++y) {
    const double light = 218 - (y - 250) / 14.0;
    for (int x = 45; x < 300; ++x) {
      const double head = std::hypot((x - 172) / 60.0, (y - 372) / 78.0);
      const double neck = std::hypot((x - 172) / 30.0, (y - 455) / 50.0);
      const double body = std::hypot((x - 172) / 112.0, (y - 590) / 112.0);
      mix(front, x, y, {light, light, light}, 1);
      mix(front, x, y, {168, 168, 168}, inside(neck, 40));
      mix(front, x, y, {98, 98, 98}, inside(body, 112));
      mix(front, x, y, {176, 176, 176}, inside(head, 70));
    }
  }
}

void frame(Image& front, int left, int top, int right, int bottom) {
  constexpr Colour line{170, 150, 130};
  for (int x = left; x <= right; ++x) {
    mix(front, x, top, line, 0.8);
    mix(front, x, bottom, line, 0.8);
  }
  for (int y = top; y <= bottom; ++y) {
    mix(front, left, y, line, 0.8);
    mix(front, right, y, line, 0.8);
  }
}

}  // namespace

Image blank_front() {
  static const Image blank = [] {
    Image front = paper();
    place_photograph(front);
    frame(front, 330, 512, 985, 580);
    return front;
  }();
  return blank;
}

}  // namespace madoguchi::sim::card_surface
