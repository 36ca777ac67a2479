// SPDX-License-Identifier: Apache-2.0
// A picture as an instrument shows it: linear light by place.
#pragma once

#include "biometrics/image.hpp"
#include "sim/person/plane.hpp"

namespace madoguchi::sim::person::attacks {

class ShownPicture {
 public:
  ShownPicture() = default;
  /// BGR, encoded for a display (IEC 61966-2-1).
  explicit ShownPicture(const biometrics::Image& image);

  int width() const { return linear_.width; }
  int height() const { return linear_.height; }

  /// Bilinear; across and down are shares of the picture, limited to it.
  Vec3 at(float across, float down) const;

 private:
  Plane linear_;
};

}  // namespace madoguchi::sim::person::attacks
