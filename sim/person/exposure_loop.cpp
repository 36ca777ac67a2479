// SPDX-License-Identifier: Apache-2.0
#include "sim/person/exposure_loop.hpp"

#include "sim/person/approximations.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

constexpr float usual_light = 0.46F;  // what the meter reads of a person in an even room
constexpr float full_light = 1.6F;    // brighter places count no more
constexpr float strength = 0.8F;      // of the correction: dark rooms stay a little dark
constexpr float least_gain = 0.3F;
constexpr float most_gain = 5;
constexpr float settling_seconds = 0.35F;

float measured(const Plane& linear) {
  const Plane coarse = shrunk(linear, 16);
  float sum = 0;
  float weights = 0;
  for (int y = 0; y < coarse.height; ++y) {
    for (int x = 0; x < coarse.width; ++x) {
      const float dx = (static_cast<float>(x) + 0.5F) / static_cast<float>(coarse.width) - 0.5F;
      const float dy = (static_cast<float>(y) + 0.5F) / static_cast<float>(coarse.height) - 0.5F;
      const float weight = 0.25F + bell(dx, 0.22F) * bell(dy, 0.28F);
      sum += weight * std::min(full_light, dot(coarse.get(x, y), Vec3{0.25F, 0.6F, 0.15F}));
      weights += weight;
    }
  }
  return sum / weights;
}

}  // namespace

float ExposureLoop::gain_at(double seconds, const Plane& linear) {
  const float light = std::max(measured(linear), 0.001F);
  const float wanted = std::clamp(power(usual_light / light, strength), least_gain, most_gain);
  if (last_ < 0) {
    gain_ = wanted * error_;
  } else {
    const float share = 1 - exp_of(-static_cast<float>(seconds - last_) / settling_seconds);
    gain_ = mix(gain_, wanted, share);
  }
  last_ = seconds;
  return gain_;
}

}  // namespace madoguchi::sim::person
