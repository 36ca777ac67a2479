// SPDX-License-Identifier: Apache-2.0
// How a camera finds its exposure: it measures the picture, the middle more than the rest, and
// follows with a delay.
#pragma once

#include "sim/person/plane.hpp"

namespace madoguchi::sim::person {

class ExposureLoop {
 public:
  /// `start`: how much brighter than right the first frame is; 1 after a long time at rest.
  explicit ExposureLoop(float start) : error_(start) {}

  /// Factor on the exposure of a frame at a time; times increase.
  float gain_at(double seconds, const Plane& linear);

 private:
  float error_;
  double last_ = -1;
  float gain_ = 1;
};

}  // namespace madoguchi::sim::person
