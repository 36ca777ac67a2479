// SPDX-License-Identifier: Apache-2.0
// Hands that hold an instrument: fingers and forearms as rounded strokes in the picture.
#pragma once

#include "sim/person/attacks/instrument.hpp"

namespace madoguchi::sim::person::attacks {

/// A hand at the side of an instrument.
struct Grip {
  float side = 1;       ///< -1 left, 1 right
  float height = 0;     ///< of the thumb, millimetres from the instrument's middle
  float reach = 17;     ///< how far the thumb comes over the front, millimetres
  bool across = false;  ///< fingers come around the other side, as with a phone
  Vec3 skin{0.5F, 0.34F, 0.27F};
};

/// What is behind the instrument: draw it first.
void draw_palm(const Grip& grip, const Instrument& instrument, const Hold& hold,
               const Lighting& lighting, Plane& picture);

/// What lies on the front: draw it last.
void draw_fingers(const Grip& grip, const Instrument& instrument, const Hold& hold,
                  const Lighting& lighting, Plane& picture);

}  // namespace madoguchi::sim::person::attacks
