// SPDX-License-Identifier: Apache-2.0
#include "sim/person/scene_light.hpp"

#include "sim/person/noise.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

using biometrics::Light;

float either_side(core::SeededRandom& random) { return random.uniform() < 0.5F ? -1.0F : 1.0F; }

void from_side(core::SeededRandom& random, Lighting& lighting) {
  const float side = either_side(random);
  lighting.key_azimuth = side * random.uniform(65, 82);
  lighting.key_elevation = random.uniform(10, 30);
  lighting.key_power = random.uniform(1.7F, 2.1F);
  lighting.ambient_power = random.uniform(0.28F, 0.4F);
}

/// The window's light comes over the shoulder; the face has what the room gives back.
void from_behind(core::SeededRandom& random, Lighting& lighting) {
  const float side = either_side(random);
  lighting.key_azimuth = side * random.uniform(135, 160);
  lighting.key_elevation = random.uniform(20, 40);
  lighting.key_power = random.uniform(3.2F, 4.2F);
  lighting.ambient_power = random.uniform(0.5F, 0.65F);
  lighting.key_colour = {0.95F, 1, 1.06F};
}

}  // namespace

void set_light(Light light, core::SeededRandom& random, Lighting& lighting) {
  switch (light) {
    case Light::even:
      return;
    case Light::side:
      return from_side(random, lighting);
    case Light::backlight:
      return from_behind(random, lighting);
    case Light::dim:
      lighting.key_power *= 0.075F;
      lighting.ambient_power *= 0.075F;
      lighting.key_colour = {1, 0.9F, 0.74F};
      return;
    case Light::bright:  // low sun on the face
      lighting.key_azimuth = either_side(random) * random.uniform(12, 30);
      lighting.key_elevation = random.uniform(25, 40);
      lighting.key_power = random.uniform(3.6F, 4.4F);
      lighting.softness = 0.6F;
      return;
  }
}

void open_window(std::uint64_t seed, Plane& room) {
  core::SeededRandom random(core::seed_of("window", seed));
  const auto width = static_cast<float>(room.width);
  const auto height = static_cast<float>(room.height);
  const float left = random.uniform(-0.05F, 0.12F) * width;
  const float right = random.uniform(0.84F, 1.05F) * width;
  const float top = random.uniform(-0.1F, 0.06F) * height;
  const float sill = random.uniform(0.62F, 0.8F) * height;
  const float bar = mix(left, right, random.uniform(0.25F, 0.75F));
  const float frame = 0.012F * width;
  const float day = random.uniform(4.2F, 6);
  const float soft = width / 200;
  for (int y = 0; y < room.height; ++y) {
    for (int x = 0; x < room.width; ++x) {
      const auto px = static_cast<float>(x);
      const auto py = static_cast<float>(y);
      const float inside =
          smooth_step(-soft, soft, std::min({px - left, right - px, py - top, sill - py}));
      if (inside <= 0) continue;
      const float spar = smooth_step(frame + soft, frame - soft, absolute(px - bar));
      // Sky above, the other side of the street below.
      const float down = (py - top) / (sill - top);
      const float street =
          smooth_step(0.55F, 0.7F, down + 0.12F * layered_noise(px * 9 / width, 2, 41, 2));
      const Vec3 outside =
          mix(Vec3{0.94F, 1, 1.08F} * day, Vec3{0.9F, 0.95F, 0.92F} * (day * 0.4F), street);
      const Vec3 seen = mix(outside, room.get(x, y) * 0.5F, spar);
      room.set(x, y, mix(room.get(x, y), seen, inside));
    }
  }
  room = blurred(room, width / 190);
}

}  // namespace madoguchi::sim::person
