// SPDX-License-Identifier: Apache-2.0
#include "sim/card_surface/scanned_front.hpp"

#include "adapters/opencv/card_perspective.hpp"
#include "sim/card_surface/surface_effects.hpp"

#include <cmath>

namespace madoguchi::sim::card_surface {
namespace {

using adapters::opencv::CardCorners;
using biometrics::Image;
using core::SeededRandom;
using ports::CardPosition;

constexpr int scan_width = 1200;
constexpr int scan_height = 900;
constexpr float corner_radius = 38;  // 3.18 mm, ISO/IEC 7810

Image ground() {
  Image image{scan_width, scan_height, biometrics::PixelFormat::bgr8, {}};
  image.pixels.assign(image.row_bytes() * scan_height, 42);
  return image;
}

/// Cards have round corners.
Image shape_of(const Image& front) {
  Image mask{front.width, front.height, biometrics::PixelFormat::grey8, {}};
  mask.pixels.assign(static_cast<std::size_t>(front.width) * static_cast<std::size_t>(front.height),
                     255);
  for (int y = 0; y < front.height; ++y) {
    for (int x = 0; x < front.width; ++x) {
      const float in_x = static_cast<float>(std::min(x, front.width - 1 - x));
      const float in_y = static_cast<float>(std::min(y, front.height - 1 - y));
      if (in_x >= corner_radius || in_y >= corner_radius) continue;
      if (std::hypot(corner_radius - in_x, corner_radius - in_y) > corner_radius) {
        mask.pixels[static_cast<std::size_t>(y * front.width + x)] = 0;
      }
    }
  }
  return mask;
}

/// Turned by an angle about the middle of the scan, leaning by a share of its height.
CardCorners corners_of(const Image& front, float degrees, float lean, SeededRandom& random) {
  const float angle = degrees * 3.14159265F / 180;
  const float w = static_cast<float>(front.width) / 2;
  const float h = static_cast<float>(front.height) / 2;
  const std::array<std::pair<float, float>, 4> flat{{{-w, -h}, {w, -h}, {w, h}, {-w, h}}};
  const float shift_x = random.uniform(-15, 15);
  const float shift_y = random.uniform(-20, 20);
  CardCorners corners;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto [x, y] = flat.at(i);
    // The far edge is smaller, and nearer than it is.
    const float far = 1 / (1 + lean * (1 - y / h) / 2);
    const float scale = 0.98F * far;
    const float turned_x = scale * (x * std::cos(angle) - y * std::sin(angle));
    const float turned_y = scale * (x * std::sin(angle) + y * std::cos(angle));
    corners.at(i) = {scan_width / 2.0F + turned_x + shift_x,
                     scan_height / 2.0F + turned_y + shift_y};
  }
  return corners;
}

CardCorners lying(const Image& front, CardPosition position, SeededRandom& random) {
  const float side = random.uniform() < 0.5F ? -1.0F : 1.0F;
  switch (position) {
    case CardPosition::tilted:
      return corners_of(front, side * random.uniform(5, 11), random.uniform(0.02F, 0.08F), random);
    case CardPosition::steep:
      return corners_of(front, side * random.uniform(2, 7), random.uniform(0.18F, 0.3F), random);
    case CardPosition::upside_down:
      return corners_of(front, 180 + random.uniform(-2, 2), 0.02F, random);
    case CardPosition::straight:
    case CardPosition::face_down:
      break;
  }
  return corners_of(front, random.uniform(-1.5F, 1.5F), random.uniform(0, 0.03F), random);
}

/// The back has none of it: blank, with its stripe.
Image back_of(const Image& front) {
  Image back = front;
  for (int y = 0; y < back.height; ++y) {
    const std::uint8_t level = y > 60 && y < 190 ? 70 : 226;
    for (std::size_t i = 0; i < back.row_bytes(); ++i) {
      back.pixels[static_cast<std::size_t>(y) * back.row_bytes() + i] = level;
    }
  }
  return back;
}

}  // namespace

core::Result<Image> scan_front(const Image& front, const ports::SurfaceView& view,
                               const ScanSeeds& seeds) {
  SeededRandom lasting(seeds.card);
  SeededRandom placing(core::seed_of("placing", seeds.card) ^ seeds.placing);
  Image card = view.position == CardPosition::face_down ? back_of(front) : front;
  wear_down(card, view.wear, lasting);
  put_in_sleeve(card, view.sleeve, lasting);
  reflect_light(card, view.light, placing);
  lay_finger(card, view.cover, placing);
  const CardCorners corners = lying(card, view.position, placing);
  auto scan = adapters::opencv::laid_onto(ground(), card, shape_of(card), corners);
  if (!scan) return scan.error();
  SeededRandom noise(core::seed_of("scan", seeds.card) ^ (seeds.placing << 32U) ^ seeds.scan);
  expose(*scan, view.light, noise);
  return scan;
}

}  // namespace madoguchi::sim::card_surface
