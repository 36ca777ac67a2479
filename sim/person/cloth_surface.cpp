// SPDX-License-Identifier: Apache-2.0
// Clothes: a neckline and what is worn at it.
#include "sim/person/noise.hpp"
#include "sim/person/surface.hpp"

namespace madoguchi::sim::person {
namespace {

constexpr float neck_y = -126;

/// Below 1 inside a round neckline.
float round_neckline(float x, float y, float half_width, float drop) {
  const float dy = y - neck_y;
  return x * x / (half_width * half_width) + dy * dy / (drop * drop);
}

/// Below 1 inside an opening that ends in a point.
float pointed_neckline(float x, float y, float half_width, float drop) {
  return absolute(x) / half_width + (neck_y - y) / drop;
}

struct Neckline {
  float skin;   ///< below 1: bare skin
  float layer;  ///< below 1: the layer underneath
};

Neckline neckline(Garment garment, float x, float y) {
  switch (garment) {
    case Garment::v_neck:
      return {pointed_neckline(x, y, 62, 62), 2};
    case Garment::collared:
      return {pointed_neckline(x, y, 58, 40), pointed_neckline(x, y, 90, 76)};
    case Garment::cardigan:
      return {round_neckline(x, y, 60, 34), pointed_neckline(x, y, 76, 170)};
    case Garment::crew_neck:
    case Garment::striped:
      break;
  }
  return {round_neckline(x, y, 60, 36), 2};
}

}  // namespace

Surface body_surface(const ShadingContext& context, const Fragment& at) {
  const Traits& traits = context.model.traits;
  Surface surface;
  surface.normal = at.normal;
  surface.specular = 0.03F;
  surface.wrap = 0.2F;
  surface.subsurface = {1, 1, 1};
  const Neckline edge = neckline(traits.garment, at.u, at.v);
  if (edge.skin < 1) {
    surface.albedo = context.model.skin.base_colour * 0.95F;
    surface.specular = 0.2F;
    surface.occlusion = 0.85F;
    return surface;
  }
  const bool inner = edge.layer < 1;
  surface.albedo = inner ? traits.shirt_colour : traits.cloth_colour;
  if (traits.garment == Garment::striped && sine(at.v * 0.33F) > 0.35F) {
    surface.albedo = mix(surface.albedo, traits.shirt_colour, 0.7F);
  }
  const float weave = 0.93F + 0.14F * value_noise(at.u * 0.6F, at.v * 0.6F, 17);
  const float fold = 1 + 0.10F * layered_noise(at.u * 0.018F + 4, at.v * 0.009F, 23, 2);
  surface.albedo = surface.albedo * (weave * fold);
  // Hem of the neckline, and the shade at its edge.
  surface.occlusion = 0.65F + 0.35F * smooth_step(1, 1.2F, edge.skin);
  if (!inner) surface.occlusion *= 0.75F + 0.25F * smooth_step(1, 1.06F, edge.layer);
  return surface;
}

}  // namespace madoguchi::sim::person
