// SPDX-License-Identifier: Apache-2.0
// What the key light sees of a person.
#pragma once

#include "sim/person/mesh.hpp"
#include "sim/person/shot.hpp"

namespace madoguchi::sim::person {

class ShadowMap {
 public:
  ShadowMap();

  /// `points` are the posed vertices of the mesh, the head being at `place`.
  void render(const Mesh& mesh, const Traits& traits, std::span<const Vec3> points, Vec3 place,
              Vec3 light_direction);

  /// Share of the key light at a point, 0 .. 1; `bias` in millimetres keeps a surface from
  /// shading itself.
  float light_at(Vec3 point, float bias, float softness) const;

 private:
  ScreenPoint project(Vec3 point) const;

  VisibilityBuffer buffer_;
  Vec3 centre_, direction_, right_, up_;
  std::vector<ScreenPoint> screen_;
};

}  // namespace madoguchi::sim::person
