// SPDX-License-Identifier: Apache-2.0
// Draws a posed and lit person over a background.
#pragma once

#include "sim/person/illumination.hpp"

#include <memory>

namespace madoguchi::sim::person {

/// Draws one person into pictures of one size. Two samples a pixel in each direction decide what is
/// visible; smooth places are shaded once a pixel, eyes, brows, lips and edges up to four times.
class Renderer {
 public:
  Renderer(std::shared_ptr<const Model> model, const Attire& attire, int width, int height);

  /// `picture`: linear RGB of the background, drawn over.
  void draw(const Shot& shot, Plane& picture);

 private:
  void pose(const Shot& shot);
  void project(const Shot& shot);
  Fragment fragment_at(std::size_t sample) const;
  int samples_needed(const Fragment& fragment) const;
  void resolve_pixel(int x, int y, const ShadingContext& context, Vec3 key, Plane& picture);
  Vec3 shade(const Fragment& fragment, const ShadingContext& context, Vec3 key) const;
  void draw_lenses(const Shot& shot, Plane& picture);

  std::shared_ptr<const Model> model_;
  bool dark_lenses_;
  Mesh mesh_;
  Grid head_;                           ///< with the present expression
  std::vector<Vec3> points_, normals_;  ///< posed, camera space
  std::vector<ScreenPoint> screen_;
  VisibilityBuffer visible_;
  ShadowMap shadows_;
  HeadAxes axes_{};
};

}  // namespace madoguchi::sim::person
