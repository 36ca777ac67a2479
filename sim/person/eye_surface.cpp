// SPDX-License-Identifier: Apache-2.0
// The eye: ball, lids and lashes, drawn analytically so that blinks and gaze need no geometry.
#include "sim/person/hairline.hpp"
#include "sim/person/noise.hpp"
#include "sim/person/surface.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

constexpr Vec3 white{1, 1, 1};
constexpr float pupil_radius = 2.3F;

/// A place in the coordinates of one eye: x outward along the tilted axis, y across it.
struct EyePlace {
  float side;      ///< -1 left of the picture, 1 right
  float x, y;      ///< millimetres from the middle of the eye
  float reach;     ///< x in half widths: -1 inner corner, 1 outer corner
  float lid;       ///< edge of the upper lid
  float open_lid;  ///< the same when the eye is open
  float lower;     ///< edge of the lower lid
  float arch;      ///< 1 in the middle, 0 at the corners
};

EyePlace locate(const Traits& traits, const Shot& shot, const Fragment& at) {
  EyePlace eye{};
  eye.side = sign_of(at.u);
  const float dx = absolute(at.u) - traits.eye_x;
  const float dy = at.v - traits.eye_y;
  const float tilt = radians(traits.eye_tilt);
  eye.x = dx * cosine(tilt) + dy * sine(tilt);
  eye.y = dy * cosine(tilt) - dx * sine(tilt);
  eye.reach = eye.x / traits.eye_half_width;
  eye.arch = std::max(0.0F, 1 - eye.reach * eye.reach);
  const float peak = eye.reach + 0.10F + traits.lid_peak;
  const float height =
      traits.eye_upper * (1 - 0.35F * traits.hooded_lid * smooth_step(-0.2F, 0.9F, eye.reach));
  eye.open_lid = height * power(eye.arch, traits.eye_roundness) * (1 - 0.10F * peak * peak);
  const float narrowed = 1 - 0.22F * shot.expression.smile;
  eye.lower = -traits.eye_lower * narrowed * power(eye.arch, 0.8F) *
              (1 + traits.lower_lid_peak * eye.reach);
  eye.lid = mix(eye.open_lid, eye.lower + 0.3F, shot.blink);
  return eye;
}

/// The fold above the lid and the rim of the lower lid.
void paint_lids(const ShadingContext& context, const EyePlace& eye, Surface& surface) {
  const Traits& traits = context.model.traits;
  const float arch = power(std::max(0.0F, 1 - eye.reach * eye.reach * 0.62F), 0.7F);
  const float crease_y =
      eye.open_lid + traits.lid_crease * (1 - 0.7F * traits.hooded_lid) * arch + 0.4F;
  const float strength = (1 - 0.85F * traits.single_lid) *
                         (1 - smooth_step(1.05F, 1.45F, absolute(eye.reach))) *
                         (1 - 0.45F * context.shot.blink);
  const float from_crease = eye.y - crease_y;
  surface.albedo = surface.albedo * mix(white, Vec3{0.50F, 0.40F, 0.39F},
                                        0.8F * strength * bell(from_crease, 0.75F));
  const float bulge = bell(from_crease + 1.2F, 1) - bell(from_crease - 1.4F, 1.2F);
  surface.normal = unit(surface.normal + context.axes.up * (0.4F * strength * bulge));
  const float rim =
      bell(eye.y - eye.lower + 1, 1) * smooth_step(1.15F, 0.9F, absolute(eye.reach)) * 0.6F;
  surface.albedo = surface.albedo * mix(white, Vec3{0.84F, 0.69F, 0.68F}, rim);
}

Vec3 iris_colour(const Traits& traits, float dx, float dy, float distance) {
  const float radius = traits.iris_radius;
  const float fibres =
      value_noise(arc_tangent2(dy, dx) * 9, distance * 0.6F, hair_noise_seed(traits) + 31);
  Vec3 colour = traits.iris_colour * ((0.75F + 0.65F * fibres) *
                                      (1.25F - 0.5F * smooth_step(0.3F, 1, distance / radius)));
  colour = mix(colour, traits.iris_colour * Vec3{1.5F, 1.1F, 0.6F},
               0.35F * bell(distance - pupil_radius - 0.8F, 0.8F));
  colour = colour * (1 - 0.72F * smooth_step(radius - 1.3F, radius - 0.1F, distance));
  const Vec3 pupil{0.008F, 0.007F, 0.007F};
  return mix(pupil, colour, smooth_step(pupil_radius - 0.35F, pupil_radius + 0.35F, distance));
}

Vec3 ball_colour(const Traits& traits, const Shot& shot, const EyePlace& eye, float& distance) {
  const float dx = eye.x - shot.gaze_x * 5 * eye.side + 0.4F;
  const float dy = eye.y - shot.gaze_y * 4;
  distance = std::sqrt(dx * dx + dy * dy);
  Vec3 sclera = Vec3{0.66F, 0.62F, 0.60F} * (1 - 0.08F * traits.eye_shadow_skin);
  sclera = sclera *
           mix(white, Vec3{0.84F, 0.66F, 0.63F}, 0.7F * smooth_step(0.45F, 1, absolute(eye.reach)));
  const float corner = bell(eye.reach + 1, 0.10F);
  if (absolute(eye.reach + 1) < 0.15F) sclera = mix(sclera, Vec3{0.55F, 0.26F, 0.24F}, corner);
  const float radius = traits.iris_radius;
  return mix(iris_colour(traits, dx, dy, distance), sclera,
             smooth_step(radius - 0.35F, radius + 0.45F, distance));
}

void paint_ball(const ShadingContext& context, const EyePlace& eye, float open, Surface& surface) {
  const Traits& traits = context.model.traits;
  float distance = 0;
  const Vec3 colour = ball_colour(traits, context.shot, eye, distance);
  const float shade = 1 - 0.5F * smooth_step(3.0F, 0, eye.lid - eye.y) -
                      0.10F * smooth_step(1.5F, 0, eye.y - eye.lower);
  const float bulge = distance < traits.iris_radius + 0.5F ? 0.115F : 0.075F;
  const Vec3 normal = unit(context.axes.forward + context.axes.right * (eye.side * eye.x * bulge) +
                           context.axes.up * (eye.y * bulge));
  surface.albedo = mix(surface.albedo, colour, open);
  surface.normal = unit(mix(surface.normal, normal, open));
  surface.occlusion = mix(surface.occlusion, 0.85F, open) * mix(1, shade * 0.94F, open);
  surface.specular = mix(surface.specular, 2.6F, open);
  surface.gloss = mix(surface.gloss, 260, open);
  if (open > 0.5F) {
    surface.wrap = 0.35F;
    surface.subsurface = {1, 0.9F, 0.85F};
    surface.wet = true;
  }
}

float lash_coverage(const Traits& traits, const EyePlace& eye) {
  const float thickness = (0.55F + 1.0F * traits.lashes + 0.8F * traits.eye_liner) *
                          (0.55F + 0.45F * smooth_step(-1, 0.7F, eye.reach));
  const float extent =
      smooth_step(-1.02F, -0.85F, eye.reach) * (1 - smooth_step(1.02F, 1.14F, eye.reach));
  const float above = eye.y - eye.lid;
  const float upper =
      above > -1.2F ? bell(std::max(0.0F, above - thickness * 0.3F), thickness * 0.62F) * extent
                    : 0;
  const float comb = 0.75F + 0.5F * (value_noise(eye.x * 1.6F + above * 0.5F, above * 0.3F,
                                                 hair_noise_seed(traits) + 7) -
                                     0.5F);
  const float lower = bell(eye.y - eye.lower + 0.35F, 0.55F) *
                      (0.2F + 0.3F * traits.lashes + 0.25F * traits.eye_liner) *
                      smooth_step(-0.6F, 0.5F, eye.reach) *
                      (1 - smooth_step(0.98F, 1.08F, eye.reach));
  return clamp01(upper * (0.80F + 0.2F * traits.lashes) * comb + lower);
}

}  // namespace

void apply_eye(const ShadingContext& context, const Fragment& at, Surface& surface, float& hair) {
  const Traits& traits = context.model.traits;
  if (absolute(absolute(at.u) - traits.eye_x) > 24 || absolute(at.v - traits.eye_y) > 20) return;
  const EyePlace eye = locate(traits, context.shot, at);
  const Vec3 skin_normal = surface.normal;
  const float edge = 0.3F + 0.15F * context.millimetres_a_pixel;
  float open = smooth_step(-edge, edge, eye.lid - eye.y) *
               smooth_step(-edge, edge, eye.y - eye.lower) * smooth_step(0, 0.06F, eye.arch);
  if (eye.lid - eye.lower < 0.8F) open = 0;
  paint_lids(context, eye, surface);
  if (open > 0) paint_ball(context, eye, open, surface);
  if (open > 0.5F) hair = 0;
  const float lash = lash_coverage(traits, eye);
  surface.albedo = mix(surface.albedo, Vec3{0.02F, 0.015F, 0.013F}, lash);
  surface.specular *= 1 - lash;
  surface.normal = unit(mix(surface.normal, skin_normal, lash * 0.5F));
}

}  // namespace madoguchi::sim::person
