// SPDX-License-Identifier: Apache-2.0
#include "sim/person/surface.hpp"

#include "sim/person/hairline.hpp"
#include "sim/person/noise.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

constexpr Vec3 no_bleeding{1, 1, 1};

/// Colour and relief of the painted sheet.
float apply_decal(const ShadingContext& context, const Fragment& at, Surface& surface) {
  const SkinDecal& skin = context.model.skin;
  const float x = decal_x(at.u);
  const float y = decal_y(at.v);
  const DecalSample paint = skin.at(x, y);
  surface.albedo = paint.colour;
  constexpr float step = 1;
  constexpr float slope = 0.9F * decal_scale / (2 * step);
  const float across =
      (sample(skin.relief, x + step, y) - sample(skin.relief, x - step, y)) * slope;
  const float upward =
      (sample(skin.relief, x, y - step) - sample(skin.relief, x, y + step)) * slope;
  const Vec3 right = unit(cross(context.axes.up, surface.normal));
  surface.normal = unit(surface.normal - right * across - cross(surface.normal, right) * upward);
  const float ax = absolute(at.u);
  surface.specular *= 0.7F + 0.6F * bell(at.u, 14) * smooth_step(-46, 20, at.v) +
                      0.4F * bell(ax - 30, 15) * bell(at.v + 18, 10);
  return paint.hair;
}

void apply_facial_hair(const ShadingContext& context, const Fragment& at, float hair,
                       Surface& surface) {
  if (hair < 0.01F) return;
  const Traits& traits = context.model.traits;
  const bool brow = at.v > traits.eye_y + 6;
  const std::uint32_t seed = hair_noise_seed(traits);
  const Vec3 colour = brow ? traits.brow_colour * 0.8F
                           : mix(traits.brow_colour, traits.hair_colour,
                                 0.3F + 0.7F * value_noise(at.u * 2.1F, at.v * 0.6F, seed + 95)) *
                                 0.85F;
  surface.albedo = mix(surface.albedo, colour, std::min(1.0F, hair));
  surface.specular *= 1 - 0.75F * hair;
  if (brow || traits.beard != BeardStyle::full) return;
  const float across = value_noise(at.u * 2.2F, at.v * 0.8F, seed + 90) - 0.5F;
  const float upward = value_noise(at.u * 1.2F, at.v * 1.3F, seed + 93) - 0.5F;
  surface.normal = unit(surface.normal + context.axes.right * (0.5F * across * hair) +
                        context.axes.up * (0.3F * upward * hair));
}

/// Shade of hair on the skin beside it, and scalp seen through hair.
void apply_hair_contact(const ShadingContext& context, const Fragment& at, Surface& surface) {
  const Traits& traits = context.model.traits;
  const bool close_cut = traits.hair == HairStyle::buzz;
  const float reach = close_cut ? 3.0F : 7.0F;
  if (at.above < -6 * reach) return;
  surface.occlusion *= 1 - 0.35F * exp_of(std::min(0.0F, at.above) / reach);
  const float scalp = close_cut || traits.recession > 0.3F ? 0.45F : 0.8F;
  const float grain = 0.7F + 0.6F * value_noise(at.u * 2.4F, at.v * 0.5F, hair_noise_seed(traits));
  surface.albedo =
      mix(surface.albedo, traits.hair_colour,
          std::min(1.0F, scalp * grain) * smooth_step(-4, close_cut ? 3.0F : 9.0F, at.above));
}

/// The painted sheet ends under the chin; the neck below lies in the chin's shade.
void shade_neck(const ShadingContext& context, const Fragment& at, Surface& surface) {
  const float neck = smooth_step(-106, -126, at.v);
  if (neck <= 0) return;
  surface.albedo = mix(surface.albedo, context.model.skin.base_colour * 0.96F, neck);
  const float shade =
      std::max(surface.occlusion, 0.62F) * mix(0.62F, 1, smooth_step(-116, -172, at.v));
  surface.occlusion = mix(surface.occlusion, shade, neck);
}

float hair_pattern(const Traits& traits, float angle, float y) {
  const std::uint32_t seed = hair_noise_seed(traits);
  if (traits.curl > 0.5F) {
    return 0.5F * value_noise(angle * 40, y * 0.5F, seed + 11) +
           0.5F * value_noise(angle * 95, y * 1.1F, seed + 13);
  }
  const float drift = layered_noise(angle * 5, y * 0.02F, seed, 2);
  const float swept = angle + traits.hair_parting * y * 0.006F;
  return value_noise(swept * 150, y * 0.035F + drift, seed + 11) * 0.5F +
         value_noise(swept * 60, y * 0.02F, seed + 12) * 0.3F +
         value_noise(swept * 17, y * 0.012F, seed + 6) * 0.2F;
}

}  // namespace

Surface skin_surface(const ShadingContext& context, const Fragment& at) {
  Surface surface;
  surface.albedo = context.model.skin.base_colour;
  surface.normal = at.normal;
  surface.occlusion = at.occlusion;
  if (absolute(at.u) < unroll_radius - 0.1F && at.depth > -20) {
    float hair = apply_decal(context, at, surface);
    apply_lips(context, at, surface, hair);
    apply_eye(context, at, surface, hair);
    apply_facial_hair(context, at, hair, surface);
  }
  apply_hair_contact(context, at, surface);
  shade_neck(context, at, surface);
  return surface;
}

Surface ear_surface(const ShadingContext& context, const Fragment& at) {
  Surface surface;
  surface.albedo = context.model.skin.base_colour * Vec3{0.98F, 0.87F, 0.85F};
  surface.normal = at.normal;
  surface.occlusion = at.occlusion;
  surface.specular = 0.15F;
  return surface;
}

Surface hair_surface(const ShadingContext& context, const Fragment& at) {
  const Traits& traits = context.model.traits;
  Surface surface;
  // Strands seen edge-on are finer than a pixel.
  const float facing = -dot(at.normal, unit(at.position));
  const float strand =
      mix(0.5F, hair_pattern(traits, at.u / 80, at.v), smooth_step(0.05F, 0.5F, facing));
  surface.albedo = traits.hair_colour * (0.45F + strand);
  surface.normal = at.normal;
  surface.strands = true;
  const Vec3 along = unit(Vec3{at.normal.x * -0.25F + 0.5F * (strand - 0.5F), 1, 0.25F});
  surface.strand = unit(along - at.normal * dot(along, at.normal));
  surface.specular = 0.35F;
  surface.specular_tint = mix(Vec3{1, 1, 1}, traits.hair_colour * 3, 0.5F);
  surface.subsurface = no_bleeding;
  surface.wrap = 0.15F;
  surface.occlusion =
      (0.6F + 0.4F * smooth_step(0.2F, 0.7F, strand)) * mix(0.75F, 1, smooth_step(-70, -10, at.v));
  return surface;
}

Surface frame_surface(const ShadingContext& context, const Fragment& at) {
  Surface surface;
  surface.albedo = context.model.traits.frame_colour;
  surface.normal = at.normal;
  surface.specular = 0.7F;
  surface.gloss = 60;
  surface.subsurface = no_bleeding;
  return surface;
}

}  // namespace madoguchi::sim::person
