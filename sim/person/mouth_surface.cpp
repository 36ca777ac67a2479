// SPDX-License-Identifier: Apache-2.0
// Lips, and what shows between them.
#include "sim/person/hairline.hpp"
#include "sim/person/noise.hpp"
#include "sim/person/surface.hpp"

namespace madoguchi::sim::person {
namespace {

constexpr Vec3 white{1, 1, 1};

Vec3 lip_colour(const Traits& traits, Vec3 skin, const Fragment& at, float line) {
  Vec3 colour = skin * mix(white, Vec3{0.87F, 0.54F, 0.55F}, 0.35F + 0.65F * traits.lip_redness);
  if (traits.melanin > 0.5F) colour = colour * (at.v > line ? 0.72F : 0.95F);
  const float shade = cell_value(static_cast<int>(traits.seed & 0xFFFFFU), 5, 9);
  const Vec3 lipstick = mix(Vec3{0.42F, 0.08F, 0.10F}, Vec3{0.48F, 0.20F, 0.18F}, shade);
  colour = mix(colour, lipstick, traits.lipstick * 0.7F);
  return colour * (0.92F + 0.16F * value_noise(at.u * 1.3F, at.v * 0.25F, hair_noise_seed(traits)));
}

}  // namespace

void apply_lips(const ShadingContext& context, const Fragment& at, Surface& surface, float& hair) {
  const Traits& traits = context.model.traits;
  const float x = at.u - traits.mouth_shift;
  const float ax = absolute(x);
  const float half_width = traits.mouth_half_width;
  if (ax > half_width + 4 || absolute(at.v - traits.mouth_y + 2) > 22) return;
  const float line = context.lines.mouth_line(x);
  const float upper = context.lines.upper_lip_edge(x);
  const float lower = context.lines.lower_lip_edge(x);
  const float soft = 0.8F;
  const float inside = smooth_step(lower - soft, lower + soft, at.v) *
                       (1 - smooth_step(upper - soft, upper + soft, at.v)) *
                       (1 - smooth_step(half_width - 2, half_width + 0.6F, ax));
  surface.albedo = mix(surface.albedo, lip_colour(traits, surface.albedo, at, line), inside);
  if (inside > 0.5F) {
    surface.specular = 0.5F;
    surface.gloss = 40;
    hair = 0;
  }
  const float distance = absolute(at.v - line);
  const float seam =
      bell(distance, 0.75F) * (1 - smooth_step(half_width - 1.5F, half_width + 2, ax));
  surface.albedo = surface.albedo * mix(white, Vec3{0.32F, 0.19F, 0.19F}, seam * 0.88F);
  surface.specular *= 1 - seam;
  // An open jaw stretches the surface between the lips; teeth and the dark are painted there.
  if (context.shot.expression.jaw < 0.06F || distance > 0.5F || ax > half_width * 0.93F) return;
  const float height = at.v - line + 0.5F;
  const float tooth = smooth_step(0.35F, 0.5F, height) *
                      (1 - smooth_step(half_width * 0.55F, half_width * 0.75F, ax));
  const float cell = x / 7.5F;
  const float gap =
      0.75F +
      0.25F * smooth_step(0, 0.16F, absolute(cell - static_cast<float>(floor_int(cell + 0.5F))));
  surface.albedo = mix(Vec3{0.06F, 0.02F, 0.02F}, Vec3{0.62F, 0.58F, 0.50F} * gap, tooth);
  surface.occlusion *= mix(0.35F, 0.8F, tooth);
  surface.specular = 0.1F;
}

}  // namespace madoguchi::sim::person
