// SPDX-License-Identifier: Apache-2.0
// What light meets at one place of a person: colour, gloss and direction of each material.
#pragma once

#include "sim/person/mesh.hpp"
#include "sim/person/shot.hpp"

namespace madoguchi::sim::person {

/// A visible place, interpolated from its triangle.
struct Fragment {
  Part part = Part::skin;
  Vec3 position, normal;  ///< camera space
  float u = 0, v = 0, occlusion = 1, above = 0, depth = 0;
};

struct Surface {
  Vec3 albedo;
  Vec3 normal;
  Vec3 strand{0, 1, 0};              ///< direction of hair
  Vec3 subsurface{1, 0.55F, 0.42F};  ///< how far light bleeds, by channel
  Vec3 specular_tint{1, 1, 1};
  float specular = 0.35F, gloss = 22, wrap = 0.3F, occlusion = 1;
  bool strands = false, wet = false;
};

/// Axes of the posed head in camera space.
struct HeadAxes {
  Vec3 right, up, forward;
};

struct ShadingContext {
  const Model& model;
  const Shot& shot;
  FeatureLines lines;
  HeadAxes axes;
  float millimetres_a_pixel;  ///< at the face: how soft analytic edges have to be
};

Surface skin_surface(const ShadingContext& context, const Fragment& fragment);
Surface ear_surface(const ShadingContext& context, const Fragment& fragment);
Surface hair_surface(const ShadingContext& context, const Fragment& fragment);
Surface body_surface(const ShadingContext& context, const Fragment& fragment);
Surface frame_surface(const ShadingContext& context, const Fragment& fragment);

/// Paint lips and eye over the skin; `hair` is the coverage by brow and beard hair, which they
/// clear.
void apply_lips(const ShadingContext& context, const Fragment& at, Surface& surface, float& hair);
void apply_eye(const ShadingContext& context, const Fragment& at, Surface& surface, float& hair);

}  // namespace madoguchi::sim::person
