// SPDX-License-Identifier: Apache-2.0
#include "sim/person/recording.hpp"

#include "biometrics/scene_properties.hpp"
#include "core/seeded_random.hpp"
#include "sim/person/background.hpp"
#include "sim/person/camera_sensor.hpp"
#include "sim/person/renderer.hpp"

#include <optional>
#include <stdexcept>

namespace madoguchi::sim::person {
namespace {

void check(const StreamPlan& plan) {
  const bool sized = plan.width > 0 && plan.width <= largest_side && plan.height > 0 &&
                     plan.height <= largest_side;
  if (!sized) throw std::invalid_argument("picture size out of range");
  if (!(plan.frames_per_second > 0)) throw std::invalid_argument("frame rate must be positive");
}

}  // namespace

void render_stream(const Person& person, const StreamPlan& plan, const FrameSink& sink) {
  check(plan);
  const std::uint64_t seed =
      core::seed_of(biometrics::name_of_scene(plan.scene), person.seed() * 1000003 + plan.seed);
  const Performance performance(plan.scene, seed, plan.width);
  const Plane room = waiting_room(seed, plan.width, plan.height, performance.lighting());
  std::optional<Renderer> renderer;
  if (!plan.scene.empty) {
    const bool glasses = plan.scene.eyes == biometrics::EyeWear::glasses;
    renderer.emplace(person.model(), glasses, plan.width, plan.height);
  }
  for (int i = 0; i < plan.frames; ++i) {
    const double seconds = i / plan.frames_per_second;
    const Shot shot = performance.at(seconds);
    Plane picture = room;
    if (renderer) renderer->draw(shot, picture);
    sink(i, seconds, expose(picture, shot.sensor, seed + static_cast<std::uint64_t>(i)));
  }
}

}  // namespace madoguchi::sim::person
