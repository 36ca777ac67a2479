// SPDX-License-Identifier: Apache-2.0
#include "sim/person/recording.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/filming.hpp"

#include <stdexcept>

namespace madoguchi::sim::person {
namespace {

void check(const StreamPlan& plan) {
  const bool sized = plan.width > 0 && plan.width <= largest_side && plan.height > 0 &&
                     plan.height <= largest_side;
  if (!sized) throw std::invalid_argument("picture size out of range");
  if (!(plan.frames_per_second > 0)) throw std::invalid_argument("frame rate must be positive");
}

/// Which frames of the plan arrive; a camera that drops frames loses several in a row.
std::vector<int> arriving(const StreamPlan& plan, std::uint64_t person) {
  std::vector<int> frames;
  core::SeededRandom random(core::seed_of("dropped", person * 1000003 + plan.seed));
  int lost = 0;
  for (int i = 0; i < plan.frames; ++i) {
    if (plan.scene.camera == biometrics::CameraCondition::dropped_frames && i > 0) {
      if (lost == 0 && random.uniform() < 0.3F) lost = 2 + static_cast<int>(random.below(4));
      if (lost > 0) {
        --lost;
        continue;
      }
    }
    frames.push_back(i);
  }
  return frames;
}

}  // namespace

void render_stream(const Person& person, const StreamPlan& plan, const FrameSink& sink) {
  check(plan);
  Filming filming(person, plan.scene, plan.seed, plan.width, plan.height);
  int index = 0;
  for (const int frame : arriving(plan, person.seed())) {
    const double seconds = frame / plan.frames_per_second;
    sink(index++, seconds, filming.at(seconds));
  }
}

}  // namespace madoguchi::sim::person
