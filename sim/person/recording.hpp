// SPDX-License-Identifier: Apache-2.0
// A recorded camera stream of a synthetic person, frame by frame.
#pragma once

#include "biometrics/image.hpp"
#include "sim/person/performance.hpp"
#include "sim/person/person.hpp"

#include <functional>

namespace madoguchi::sim::person {

struct StreamPlan {
  Scene scene{};
  std::uint64_t seed = 0;  ///< of the take: another seed is another visit
  int frames = 24;
  double frames_per_second = 10;
  int width = 640;   ///< pixels
  int height = 480;  ///< pixels
};

/// Receives each frame that arrives: number from 0, seconds from the start, BGR picture. A camera
/// that drops frames gives fewer than the plan, with gaps in the times.
using FrameSink = std::function<void(int, double, const biometrics::Image&)>;

/// Renders a stream; identical bytes on every x86-64 machine. A stream of an empty room ignores the
/// person. Throws std::invalid_argument for a size or a frame rate that makes no picture.
void render_stream(const Person& person, const StreamPlan& plan, const FrameSink& sink);

}  // namespace madoguchi::sim::person
