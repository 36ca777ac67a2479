// SPDX-License-Identifier: Apache-2.0
#include "sim/person/performance.hpp"

#include "sim/person/approximations.hpp"
#include "sim/person/scene_light.hpp"

#include <algorithm>
#include <cmath>

namespace madoguchi::sim::person {
namespace {

using biometrics::FaceExpression;
using biometrics::HeadPose;
using biometrics::Light;
using biometrics::Movement;
using biometrics::Standing;

constexpr float script_seconds = 120;
constexpr float blink_half_time = 0.14F;
constexpr float readout_seconds = 0.022F;  // from the first row to the last
constexpr float face_radius = 85;          // millimetres from the axis of a turn to the nose
constexpr float least_motion = 0.8F;       // pixels; less is not seen

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

/// Place of the face in the picture, pixels.
Vec3 seen_at(const Shot& shot) {
  const float scale = shot.focal / std::max(-shot.place.z, 1.0F);
  return {(shot.place.x + face_radius * sine(radians(shot.yaw))) * scale,
          -(shot.place.y - face_radius * sine(radians(shot.pitch))) * scale, 0};
}

}  // namespace

Performance::Performance(const Scene& scene, std::uint64_t seed, int width) : scene_(scene) {
  core::SeededRandom random(core::seed_of("performance", seed));
  base_ = usual_shot(random);
  base_.focal = 700 * static_cast<float>(width) / 640;
  if (scene == Scene{}) base_.lighting.key_azimuth *= 0.5F;
  side_ = random.uniform() < 0.5F ? -1.0F : 1.0F;
  departs_ = random.uniform(0.6F, 0.9F);
  set_light(scene.light, random, base_.lighting);
  // Where there is little light, a camera takes longer for a frame.
  exposure_seconds_ = scene.light == Light::dim ? 1.0F / 14 : 1.0F / 30;
  place(random);
  turn(random);
  for (int i = 0; i < 8; ++i) phases_.push_back(random.uniform(0, 2 * pi));
  float blink = random.uniform(0.5F, 1.4F);
  while (blink < script_seconds) {
    blinks_.push_back(blink);
    blink += random.uniform(1.8F, 4.2F);
  }
}

void Performance::place(core::SeededRandom& random) {
  switch (scene_.standing) {
    case Standing::usual:
      return;
    case Standing::close:
      base_.place.z = -random.uniform(390, 440);
      return;
    case Standing::far:
      base_.place = {base_.place.x * 2, base_.place.y - 20, -random.uniform(1200, 1400)};
      return;
    case Standing::wheelchair:
      // The camera is bent down to somebody who sits, and sees the head from above.
      base_.place.y = -random.uniform(85, 125);
      base_.place.z = -random.uniform(760, 880);
      base_.pitch += random.uniform(8, 13);
      return;
  }
}

void Performance::turn(core::SeededRandom& random) {
  switch (scene_.pose) {
    case HeadPose::frontal:
      return;
    case HeadPose::turned:
      base_.yaw = side_ * random.uniform(31, 38);
      return;
    case HeadPose::looking_down:
      base_.pitch += random.uniform(16, 22);
      return;
    case HeadPose::tilted:
      base_.roll = side_ * random.uniform(16, 24);
      return;
  }
}

float Performance::blink_at(float seconds) const {
  if (scene_.expression == FaceExpression::eyes_shut) return 1;
  float shut = 0;
  for (const float middle : blinks_) {
    shut = std::max(shut, clamp01(1.25F - absolute(seconds - middle) / blink_half_time));
  }
  return shut;
}

void Performance::sway(float seconds, Shot& shot) const {
  const auto wave = [&](float radians_a_second, std::size_t which) {
    return sine(radians_a_second * seconds + phases_[which]);
  };
  shot.yaw += 4.5F * wave(0.9F, 0) + wave(3.1F, 1);
  shot.pitch += 3 * wave(0.7F, 2) + 0.7F * wave(2.3F, 3);
  shot.roll += 1.5F * wave(0.6F, 4);
  shot.place = shot.place + Vec3{8 * wave(0.5F, 5), 3 * wave(0.8F, 1), 15 * wave(0.4F, 6)};
  if (scene_.movement == Movement::restless) {
    shot.yaw += 13 * wave(2.9F, 5) + 4 * wave(6.3F, 2);
    shot.pitch += 6 * wave(3.4F, 6);
    shot.roll += 5 * wave(2.4F, 7);
    shot.place = shot.place + Vec3{38 * wave(2.7F, 3) + 10 * wave(6.9F, 0), 12 * wave(4.3F, 4), 0};
  }
  shot.gaze_x = 0.15F * wave(1.1F, 7) - shot.yaw * 0.01F;
  shot.gaze_y = 0.08F * wave(0.8F, 3) + shot.pitch * 0.01F;
}

void Performance::walk(float seconds, Shot& shot) const {
  if (scene_.movement == Movement::arriving) {
    const float here = smooth_step(-0.2F, 1.3F, seconds);
    const float step = 14 * (1 - here) * sine(11 * seconds);
    shot.place = mix(Vec3{side_ * 330, -30, -1900}, shot.place, here) + Vec3{0, step, 0};
    shot.yaw -= side_ * 14 * (1 - here);
  }
  if (scene_.movement == Movement::leaving) {
    const float since = std::max(0.0F, seconds - departs_);
    const float gone = std::min(900.0F, 850 * since * since);
    shot.place = shot.place + Vec3{side_ * gone, 9 * sine(9 * since), -0.3F * gone};
    shot.yaw += side_ * 62 * smooth_step(0, 0.55F, since);
  }
}

void Performance::express(float seconds, Shot& shot) const {
  const auto wave = [&](float radians_a_second, std::size_t which) {
    return sine(radians_a_second * seconds + phases_[which]);
  };
  shot.expression.brow = 0.2F * smooth_step(0.7F, 1, wave(0.9F, 6));
  if (scene_.expression == FaceExpression::smiling) {
    const float held = 0.85F + 0.15F * wave(1.3F, 4);
    shot.expression.smile = held;
    shot.expression.jaw = 0.12F * held * smooth_step(-0.2F, 0.8F, wave(1.7F, 2));
  }
  if (scene_.expression == FaceExpression::talking) {
    const float syllables = 0.5F + 0.5F * wave(17, 2);
    const float words = smooth_step(-0.6F, 0.2F, wave(4.1F, 4) + 0.4F * wave(6.7F, 1));
    shot.expression.jaw = 0.08F + 0.5F * syllables * words;
    shot.expression.smile = 0.18F + 0.18F * wave(2.9F, 0);
    shot.expression.brow = 0.3F * smooth_step(0, 1, wave(2.2F, 5));
  }
  // Cloth holds the jaw back.
  if (scene_.mask != biometrics::MaskWear::none) {
    shot.expression.jaw *= 0.3F;
    shot.expression.smile *= 0.6F;
  }
}

Shot Performance::still_at(double seconds) const {
  // The script repeats; a stream is far shorter.
  const double passed = seconds - script_seconds * std::floor(seconds / script_seconds);
  const auto t = static_cast<float>(passed);
  Shot shot = base_;
  sway(t, shot);
  walk(static_cast<float>(std::min(seconds, 1000.0)), shot);
  express(t, shot);
  shot.blink = blink_at(t);
  return shot;
}

Shot Performance::at(double seconds) const {
  constexpr double instant = 1.0 / 64;
  Shot shot = still_at(seconds);
  const Vec3 speed = (seen_at(still_at(seconds + instant)) - seen_at(shot)) * (1 / instant);
  const Vec3 blur = speed * exposure_seconds_;
  if (absolute(blur.x) + absolute(blur.y) > least_motion) {
    shot.sensor.motion_x = blur.x;
    shot.sensor.motion_y = blur.y;
    shot.sensor.rolling_shift = speed.x * readout_seconds;
  }
  return shot;
}

}  // namespace madoguchi::sim::person
