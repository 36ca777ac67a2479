// SPDX-License-Identifier: Apache-2.0
#include "sim/card_surface/surface_effects.hpp"

#include "ports/card_scanner.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace madoguchi::sim::card_surface {
namespace {

using biometrics::Image;
using core::SeededRandom;

using Colour = std::array<float, 3>;

/// Mixes a colour into a pixel.
void mix(Image& image, int x, int y, const Colour& colour, float share) {
  if (x < 0 || y < 0 || x >= image.width || y >= image.height || share <= 0) return;
  const auto at = static_cast<std::size_t>(y * image.width + x) * 3;
  for (std::size_t c = 0; c < 3; ++c) {
    const float old = image.pixels[at + c];
    const float mixed = old + (colour.at(c) - old) * std::min(share, 1.0F);
    image.pixels[at + c] = static_cast<std::uint8_t>(std::clamp(mixed, 0.0F, 255.0F));
  }
}

/// A soft-edged ellipse; `edge`: share of the radius over which it ends.
struct Blot {
  float x = 0;
  float y = 0;
  float radius_x = 0;
  float radius_y = 0;
  float edge = 1;
};

void blot(Image& image, const Blot& where, const Colour& colour, float strength) {
  for (int y = static_cast<int>(where.y - where.radius_y); y <= where.y + where.radius_y; ++y) {
    for (int x = static_cast<int>(where.x - where.radius_x); x <= where.x + where.radius_x; ++x) {
      const float away = std::hypot((static_cast<float>(x) - where.x) / where.radius_x,
                                    (static_cast<float>(y) - where.y) / where.radius_y);
      mix(image, x, y, colour, strength * std::min(1.0F, (1 - away) / where.edge));
    }
  }
}

void scratch(Image& image, SeededRandom& random, float strength, const Colour& colour) {
  float x = random.uniform(0, static_cast<float>(image.width));
  float y = random.uniform(0, static_cast<float>(image.height));
  float angle = random.uniform(0, 6.28F);
  const auto length = static_cast<int>(random.uniform(60, 400));
  for (int i = 0; i < length; ++i) {
    mix(image, static_cast<int>(x), static_cast<int>(y), colour, strength);
    mix(image, static_cast<int>(x) + 1, static_cast<int>(y), colour, strength / 2);
    angle += random.uniform(-0.03F, 0.03F);
    x += std::cos(angle);
    y += std::sin(angle);
  }
}

constexpr Colour paper_white{240, 238, 234};
constexpr Colour lamp{255, 255, 255};
constexpr Colour skin{132, 160, 214};

/// Somewhere over the digits of one part of the number.
std::pair<float, float> on_the_number(SeededRandom& random) {
  const ports::FrontPlace& place = ports::number_places[random.below(ports::number_places.size())];
  const auto width = static_cast<float>(place.digits * ports::front_digit_width);
  return {static_cast<float>(place.left) + random.uniform(0.2F, 0.8F) * width,
          static_cast<float>(place.top) + 16};
}

}  // namespace

void wear_down(Image& front, ports::SurfaceWear wear, SeededRandom& random) {
  if (wear == ports::SurfaceWear::none) return;
  for (int i = 0; i < 45; ++i) {
    scratch(front, random, random.uniform(0.15F, 0.5F),
            i % 3 == 0 ? Colour{150, 150, 150} : paper_white);
  }
  for (int i = 0; i < 12; ++i) {
    blot(front,
         {random.uniform(0, 1027), random.uniform(0, 648), random.uniform(30, 140),
          random.uniform(20, 80), 1},
         paper_white, random.uniform(0.1F, 0.4F));
  }
  if (wear != ports::SurfaceWear::rubbed_off) return;
  for (int i = 0; i < 2; ++i) {
    const auto [x, y] = on_the_number(random);
    blot(front, {x, y, random.uniform(14, 45), random.uniform(12, 30), 0.5F}, paper_white,
         random.uniform(0.75F, 1.0F));
  }
}

void put_in_sleeve(Image& front, ports::CardSleeve sleeve, SeededRandom& random) {
  if (sleeve == ports::CardSleeve::none) return;
  const float haze = sleeve == ports::CardSleeve::scratched ? 0.22F : 0.1F;
  const float slope = random.uniform(-0.6F, 0.6F);
  const float start = random.uniform(0, 1027);
  for (int y = 0; y < front.height; ++y) {
    for (int x = 0; x < front.width; ++x) {
      // A faint stripe of light, as every film shows.
      const float across = (static_cast<float>(x) - start - slope * static_cast<float>(y)) / 70;
      mix(front, x, y, {225, 225, 225}, haze + 0.18F * std::exp(-across * across));
    }
  }
  const int scratches = sleeve == ports::CardSleeve::scratched ? 160 : 6;
  for (int i = 0; i < scratches; ++i) scratch(front, random, random.uniform(0.1F, 0.55F), lamp);
}

void lay_finger(Image& front, ports::SurfaceCover cover, SeededRandom& random) {
  if (cover == ports::SurfaceCover::none) return;
  // About 14 mm wide; beside: from the lower edge, right of everything that is read.
  Blot finger{random.uniform(800, 940), 700, 84, random.uniform(190, 300), 0.06F};
  if (cover == ports::SurfaceCover::finger) {
    const auto [x, y] = on_the_number(random);
    const float length = 648 - y + random.uniform(10, 80);
    finger = {x + random.uniform(-60, 60), y + length, 84, length + random.uniform(10, 50), 0.06F};
  }
  blot(front, finger, skin, 1.2F);
}

void reflect_light(Image& front, ports::SurfaceLight light, SeededRandom& random) {
  if (light == ports::SurfaceLight::glare) {
    blot(front,
         {random.uniform(550, 1000), random.uniform(60, 620), random.uniform(60, 160),
          random.uniform(40, 110), 0.9F},
         lamp, 1.3F);
  } else if (light == ports::SurfaceLight::glare_on_number) {
    const auto [x, y] = on_the_number(random);
    blot(front, {x, y, random.uniform(50, 130), random.uniform(30, 80), 0.7F}, lamp, 1.4F);
  }
}

void expose(Image& scan, ports::SurfaceLight light, SeededRandom& noise) {
  const bool dim = light == ports::SurfaceLight::dim;
  const float gain = dim ? 0.32F : 1.0F;
  const float grain = dim ? 7.0F : 3.5F;
  const Image sharp = scan;
  for (int y = 1; y + 1 < scan.height; ++y) {
    for (int x = 1; x + 1 < scan.width; ++x) {
      for (std::size_t c = 0; c < 3; ++c) {
        const auto at = static_cast<std::size_t>(y * scan.width + x) * 3 + c;
        const auto row = scan.row_bytes();
        const float around = static_cast<float>(sharp.pixels[at - 3] + sharp.pixels[at + 3] +
                                                sharp.pixels[at - row] + sharp.pixels[at + row]);
        const float seen = 0.6F * static_cast<float>(sharp.pixels[at]) + 0.1F * around;
        const float grainy = gain * seen + grain * (noise.uniform() + noise.uniform() - 1) * 1.7F;
        scan.pixels[at] = static_cast<std::uint8_t>(std::clamp(grainy, 0.0F, 255.0F));
      }
    }
  }
}

}  // namespace madoguchi::sim::card_surface
