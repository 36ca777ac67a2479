// SPDX-License-Identifier: Apache-2.0
#include "sim/person/background.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/noise.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::person {
namespace {

float room_brightness(const Lighting& lighting) {
  return 0.45F * lighting.ambient_power + 0.25F * lighting.key_power;
}

/// A wall lit from the side of the key light.
Plane lit_wall(Vec3 colour, int width, int height, float brightness, float azimuth) {
  Plane wall(width, height, 3);
  const float side = 0.2F * std::clamp(azimuth / 45, -1.0F, 1.0F);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const float across = static_cast<float>(x) / static_cast<float>(width) - 0.5F;
      const float down = static_cast<float>(y) / static_cast<float>(height);
      wall.set(x, y, colour * ((0.9F + side * across - 0.12F * down) * brightness));
    }
  }
  return wall;
}

/// A rectangle in shares of the picture, multiplied by `tint`.
struct Panel {
  float left, top, width, height;
  Vec3 tint;
};

void paint(const Panel& panel, Plane& picture) {
  const auto column = [&](float share) {
    return std::clamp(floor_int(share * static_cast<float>(picture.width)), 0, picture.width);
  };
  const auto row = [&](float share) {
    return std::clamp(floor_int(share * static_cast<float>(picture.height)), 0, picture.height);
  };
  for (int y = row(panel.top); y < row(panel.top + panel.height); ++y) {
    for (int x = column(panel.left); x < column(panel.left + panel.width); ++x) {
      picture.set(x, y, picture.get(x, y) * panel.tint);
    }
  }
}

void paint_door(core::SeededRandom& random, Plane& picture) {
  const float left =
      random.uniform() < 0.5F ? random.uniform(-0.1F, 0.05F) : random.uniform(0.72F, 0.85F);
  const float shade = random.uniform(0.6F, 0.85F);
  paint({left - 0.012F, 0.04F, 0.284F, 1, {0.7F, 0.7F, 0.72F}}, picture);
  paint({left, 0.06F, 0.26F, 1, Vec3{1.05F, 0.9F, 0.72F} * shade * 1.4F}, picture);
  paint({left + 0.025F, 0.5F, 0.012F, 0.12F, {0.5F, 0.5F, 0.52F}}, picture);
}

void paint_notices(core::SeededRandom& random, Plane& picture) {
  const float left =
      random.uniform() < 0.5F ? random.uniform(0.02F, 0.1F) : random.uniform(0.66F, 0.76F);
  const int count = 2 + static_cast<int>(random.below(3));
  for (int i = 0; i < count; ++i) {
    const float x = left + 0.11F * static_cast<float>(i % 2);
    const float y = 0.1F + 0.2F * (i < 2 ? 0.0F : 1.0F) + random.uniform(0, 0.02F);
    const float warm = random.uniform(-0.08F, 0.08F);
    const float light = random.uniform(1.05F, 1.25F);
    paint({x, y, 0.09F, 0.17F, Vec3{1 + warm, 1, 1 - warm} * light}, picture);
    for (int line = 0; line < 4; ++line) {
      paint({x + 0.012F,
             y + 0.03F + 0.03F * static_cast<float>(line),
             random.uniform(0.03F, 0.065F),
             0.01F,
             {0.6F, 0.6F, 0.62F}},
            picture);
    }
  }
}

void paint_blind(core::SeededRandom& random, Plane& picture) {
  const float left = random.uniform() < 0.5F ? -0.05F : 0.68F;
  paint({left, 0.02F, 0.36F, 0.6F, {1.35F, 1.38F, 1.42F}}, picture);
  for (int i = 0; i < 14; ++i) {
    paint({left, 0.03F + 0.042F * static_cast<float>(i), 0.36F, 0.008F, {0.75F, 0.76F, 0.78F}},
          picture);
  }
}

}  // namespace

Plane plain_screen(std::uint64_t seed, int width, int height, const Lighting& lighting) {
  core::SeededRandom random(core::seed_of("screen", seed));
  const std::array colours{display_colour(238, 240, 242), display_colour(222, 228, 234),
                           display_colour(204, 216, 230), display_colour(228, 226, 220)};
  const Vec3 colour = colour_ramp(colours, random.uniform());
  return lit_wall(colour, width, height, 1.2F * room_brightness(lighting), lighting.key_azimuth);
}

Plane waiting_room(std::uint64_t seed, int width, int height, const Lighting& lighting) {
  core::SeededRandom random(core::seed_of("waiting room", seed));
  const std::array colours{display_colour(226, 226, 222), display_colour(214, 218, 212),
                           display_colour(222, 212, 196), display_colour(196, 204, 210),
                           display_colour(206, 198, 188)};
  const Vec3 colour = colour_ramp(colours, random.uniform());
  Plane room =
      lit_wall(colour, width, height, 1.15F * room_brightness(lighting), lighting.key_azimuth);
  if (random.uniform() < 0.5F) {
    const float rail = random.uniform(0.66F, 0.8F);
    paint({0, rail, 1, 1, {0.82F, 0.78F, 0.72F}}, room);
    paint({0, rail, 1, 0.018F, {0.75F, 0.7F, 0.62F}}, room);
  }
  const float choice = random.uniform();
  if (choice < 0.3F) paint_door(random, room);
  if (choice > 0.2F && choice < 0.6F) paint_notices(random, room);
  if (choice > 0.75F) paint_blind(random, room);
  return blurred(room, static_cast<float>(width) / 130);
}

}  // namespace madoguchi::sim::person
