// SPDX-License-Identifier: Apache-2.0
// Where the features of a face lie, in canonical millimetres: shared by geometry, skin and shading.
#pragma once

#include "sim/person/approximations.hpp"
#include "sim/person/traits.hpp"

namespace madoguchi::sim::person {

/// Lines of the mouth, the brows and the nose. Keeps a reference to the traits.
class FeatureLines {
 public:
  explicit FeatureLines(const Traits& traits) : traits_(traits) {}

  /// Height of the line between the lips, `x` from the middle of the mouth.
  float mouth_line(float x) const {
    const float share = absolute(x) / traits_.mouth_half_width;
    return traits_.mouth_y + traits_.mouth_corner * share * share - 0.42F * bell(x, 7) +
           0.5F * bell(absolute(x) - 9, 5);
  }

  float upper_lip_edge(float x) const {
    const float share = clamp01(absolute(x) / traits_.mouth_half_width);
    const float bow = share < 1 ? traits_.cupid_bow *
                                      (0.8F * bell(absolute(x) - 5.5F, 3.2F) - 0.9F * bell(x, 2.6F))
                                : 0;
    return mouth_line(x) + traits_.upper_lip * power(1 - power(share, traits_.lip_bow), 0.9F) + bow;
  }

  float lower_lip_edge(float x) const {
    const float share = clamp01(absolute(x) / (traits_.mouth_half_width * 0.97F));
    return mouth_line(x) - traits_.lower_lip * power(1 - share * share, 0.75F);
  }

  float nose_tip_y() const {
    return traits_.nose_root_y - traits_.nose_length + traits_.midface * 0.5F;
  }

  /// Middle of the brow at distance `ax` from the middle of the face.
  float brow_line(float ax) const {
    const float share = (ax - traits_.brow_inner) / (traits_.brow_outer - traits_.brow_inner);
    return traits_.brow_y + traits_.brow_tilt * share * 1.5F +
           traits_.brow_arch * (4 * share * (1 - share)) *
               (0.95F + traits_.brow_peak * (share - 0.5F)) -
           3 * share * share;
  }

  float chin_y() const { return -112 * traits_.face_length - traits_.chin_length; }

 private:
  const Traits& traits_;
};

/// The groove from the wing of the nose past the corner of the mouth, as a local coordinate system.
struct NasolabialFold {
  float along;   ///< 0 at the nose, 1 below the corner of the mouth
  float across;  ///< millimetres, towards the cheek
};

inline NasolabialFold nasolabial_fold(const Traits& traits, float ax, float y, float nose_side_y) {
  const float from_x = traits.wing_width + 5.5F;
  const float run = traits.mouth_half_width + 6.5F - from_x;
  const float rise = traits.mouth_y - 2 - nose_side_y;
  const float size = std::sqrt(run * run + rise * rise);
  const float dx = ax - from_x;
  const float dy = y - nose_side_y;
  return {(dx * run + dy * rise) / (size * size), (dy * run - dx * rise) / size};
}

}  // namespace madoguchi::sim::person
