// SPDX-License-Identifier: Apache-2.0
// Presentation attack instruments (ISO/IEC 30107-3): a flat or bent sheet that is held before the
// camera. What it shows and how it shines is the species' own.
#pragma once

#include "sim/person/plane.hpp"
#include "sim/person/shot.hpp"

namespace madoguchi::sim::person::attacks {

/// A place on an instrument: millimetres from its middle, x right, y up.
struct Place {
  float x = 0, y = 0;
  Vec3 normal;  ///< towards the viewer, camera space
  Vec3 view;    ///< direction from the camera
};

class Instrument {
 public:
  virtual ~Instrument() = default;
  virtual float width() const = 0;   ///< millimetres
  virtual float height() const = 0;  ///< millimetres
  /// Depth a square millimetre of x: 0 is flat.
  virtual float bend() const { return 0; }
  virtual bool covers(float /*x*/, float /*y*/) const { return true; }
  /// Share of the light that reaches what is seen through a hole.
  virtual float shade_behind() const { return 0.55F; }
  /// Called before each frame.
  virtual void advance(double /*seconds*/) {}
  virtual Vec3 radiance(const Place& place, const Lighting& lighting) const = 0;
};

/// Where an instrument is held.
struct Hold {
  Vec3 place{0, 0, -400};              ///< of its middle, millimetres
  float yaw = 0, pitch = 0, roll = 0;  ///< degrees
  float focal = 700;                   ///< pixels
};

/// Draws an instrument over a picture; two samples a pixel and direction.
void draw_instrument(const Instrument& instrument, const Hold& hold, const Lighting& lighting,
                     Plane& picture);

/// The middle of a place of the instrument in the picture (x, y in pixels, z: pixels a millimetre).
Vec3 seen_at(const Instrument& instrument, const Hold& hold, float x, float y,
             const Plane& picture);

}  // namespace madoguchi::sim::person::attacks
