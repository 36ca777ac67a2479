// SPDX-License-Identifier: Apache-2.0
// What a person does before the camera over time: head motion, blinks, gaze, expression.
#pragma once

#include "biometrics/scene.hpp"
#include "sim/person/shot.hpp"

#include <cstdint>
#include <vector>

namespace madoguchi::sim::person {

using biometrics::Scene;

/// The script of one stream; the same for the same scene and seed.
class Performance {
 public:
  /// `width` of the picture in pixels; the view stays the same for every width.
  Performance(const Scene& scene, std::uint64_t seed, int width);

  /// The shot at a time from the start of the stream.
  Shot at(double seconds) const;

  /// Light of the whole stream, for its background.
  const Lighting& lighting() const { return base_.lighting; }

 private:
  float blink_at(float seconds) const;

  Scene scene_;
  Shot base_;
  std::vector<float> phases_;
  std::vector<float> blinks_;  ///< seconds of the middle of each
};

}  // namespace madoguchi::sim::person
