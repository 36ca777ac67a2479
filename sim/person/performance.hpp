// SPDX-License-Identifier: Apache-2.0
// What a person does before the camera over time: head motion, blinks, gaze, expression, coming and
// going; and the light around.
#pragma once

#include "biometrics/scene.hpp"
#include "core/seeded_random.hpp"
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

  /// The shot at a time from the start of the stream, with the motion during its exposure.
  Shot at(double seconds) const;

  /// Light of the whole stream, for its background.
  const Lighting& lighting() const { return base_.lighting; }

 private:
  void place(core::SeededRandom& random);
  void turn(core::SeededRandom& random);
  Shot still_at(double seconds) const;
  void sway(float seconds, Shot& shot) const;
  void walk(float seconds, Shot& shot) const;
  void express(float seconds, Shot& shot) const;
  float blink_at(float seconds) const;

  Scene scene_;
  Shot base_;
  float side_ = 1;     ///< where the person comes from or goes to: -1 left, 1 right
  float departs_ = 0;  ///< seconds
  float exposure_seconds_ = 0;
  std::vector<float> phases_;
  std::vector<float> blinks_;  ///< seconds of the middle of each
};

}  // namespace madoguchi::sim::person
