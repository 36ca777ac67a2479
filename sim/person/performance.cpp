// SPDX-License-Identifier: Apache-2.0
#include "sim/person/performance.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/approximations.hpp"

#include <algorithm>
#include <cmath>

namespace madoguchi::sim::person {
namespace {

constexpr float script_seconds = 120;
constexpr float blink_half_time = 0.14F;

Shot usual_shot(core::SeededRandom& random) {
  Shot shot;
  shot.yaw = random.uniform(-6, 6);
  shot.pitch = random.uniform(-5, 4);
  shot.roll = random.uniform(-3, 3);
  const float x = random.uniform(-25, 25);
  const float y = random.uniform(-25, 8);
  shot.place = {x, y, -random.uniform(520, 680)};
  shot.lighting.key_azimuth = random.uniform(-45, 45);
  shot.lighting.key_elevation = random.uniform(15, 50);
  shot.lighting.key_power = random.uniform(0.9F, 1.4F);
  shot.lighting.ambient_power = random.uniform(0.6F, 0.9F);
  shot.sensor.exposure = random.uniform(1.05F, 1.4F);
  shot.sensor.noise = random.uniform(0.4F, 0.9F);
  shot.sensor.blur = random.uniform(0.45F, 0.8F);
  shot.sensor.white_balance = random.uniform(-0.4F, 0.4F);
  shot.expression.smile = random.uniform(-0.4F, 0.3F);
  shot.expression.smile = std::max(0.0F, shot.expression.smile);
  return shot;
}

void light_from_side(core::SeededRandom& random, Lighting& lighting) {
  const float side = random.uniform() < 0.5F ? -1.0F : 1.0F;
  lighting.key_azimuth = side * random.uniform(65, 82);
  lighting.key_elevation = random.uniform(10, 30);
  lighting.key_power = random.uniform(1.7F, 2.1F);
  lighting.ambient_power = random.uniform(0.28F, 0.4F);
}

}  // namespace

Performance::Performance(const Scene& scene, std::uint64_t seed, int width) : scene_(scene) {
  core::SeededRandom random(core::seed_of("performance", seed));
  base_ = usual_shot(random);
  base_.focal = 700 * static_cast<float>(width) / 640;
  if (scene == Scene{}) base_.lighting.key_azimuth *= 0.5F;
  if (scene.light == biometrics::Light::side) light_from_side(random, base_.lighting);
  for (int i = 0; i < 8; ++i) phases_.push_back(random.uniform(0, 2 * pi));
  float blink = random.uniform(0.5F, 1.4F);
  while (blink < script_seconds) {
    blinks_.push_back(blink);
    blink += random.uniform(1.8F, 4.2F);
  }
}

float Performance::blink_at(float seconds) const {
  float shut = 0;
  for (const float middle : blinks_) {
    shut = std::max(shut, clamp01(1.25F - absolute(seconds - middle) / blink_half_time));
  }
  return shut;
}

Shot Performance::at(double seconds) const {
  // The script repeats; a stream is far shorter.
  const double passed = seconds - script_seconds * std::floor(seconds / script_seconds);
  const auto t = static_cast<float>(passed);
  const auto sway = [&](float radians_a_second, std::size_t which) {
    return sine(radians_a_second * t + phases_[which]);
  };
  Shot shot = base_;
  shot.yaw += 4.5F * sway(0.9F, 0) + sway(3.1F, 1);
  shot.pitch += 3 * sway(0.7F, 2) + 0.7F * sway(2.3F, 3);
  shot.roll += 1.5F * sway(0.6F, 4);
  shot.place = shot.place + Vec3{8 * sway(0.5F, 5), 3 * sway(0.8F, 1), 15 * sway(0.4F, 6)};
  shot.gaze_x = 0.15F * sway(1.1F, 7) - shot.yaw * 0.01F;
  shot.gaze_y = 0.08F * sway(0.8F, 3) + shot.pitch * 0.01F;
  shot.expression.brow = 0.2F * smooth_step(0.7F, 1, sway(0.9F, 6));
  if (scene_.expression == biometrics::FaceExpression::smiling) {
    const float held = 0.85F + 0.15F * sway(1.3F, 4);
    shot.expression.smile = held;
    shot.expression.jaw = 0.12F * held * smooth_step(-0.2F, 0.8F, sway(1.7F, 2));
  }
  shot.blink = blink_at(t);
  return shot;
}

}  // namespace madoguchi::sim::person
