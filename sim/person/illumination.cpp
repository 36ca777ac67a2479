// SPDX-License-Identifier: Apache-2.0
#include "sim/person/illumination.hpp"

#include "sim/person/approximations.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

/// Light from all sides, more from above; the surroundings give their colour back in hollows.
Vec3 ambient(const Surface& surface, const Lighting& lighting, float facing) {
  const Vec3 sky = lighting.ambient_colour * lighting.ambient_power;
  const Vec3 ground = sky * Vec3{0.66F, 0.61F, 0.58F};
  const float open = surface.occlusion;
  const Vec3 reached{open, open * (1 - 0.16F * (1 - open)), open * (1 - 0.2F * (1 - open))};
  const Vec3 diffuse = surface.albedo * mix(ground, sky, 0.5F + 0.5F * surface.normal.y) * reached;
  const float away = 1 - facing;
  const float sheen = surface.wet ? 0.6F : surface.specular;
  // Rooms are lit from above and from the front more than from the sides.
  return diffuse * (0.72F + 0.28F * facing) + sky * (0.05F * sheen * open * away * away * away);
}

float strand_gloss(const Surface& surface, Vec3 halfway, float towards) {
  const float along = dot(surface.strand, halfway);
  const float across = std::sqrt(std::max(0.0F, 1 - along * along));
  return power(across, 40) * 0.12F * std::max(0.0F, towards + 0.2F);
}

float skin_gloss(const Surface& surface, Vec3 halfway, Vec3 view, float towards) {
  if (towards <= 0) return 0;
  const float aligned = std::max(0.0F, dot(surface.normal, halfway));
  if (surface.gloss > 150) return power(aligned, surface.gloss) * 0.9F;
  const float grazing = 1 - std::max(0.0F, dot(view, halfway));
  const float square = grazing * grazing;
  const float fresnel = 0.04F + 0.96F * square * square * grazing;
  const float narrow = power(aligned, surface.gloss) * (surface.gloss + 8) * 0.12F;
  return (narrow + 0.25F * power(aligned, 7)) * fresnel * towards;
}

}  // namespace

Vec3 key_direction(const Lighting& lighting) {
  const float azimuth = radians(lighting.key_azimuth);
  const float elevation = radians(lighting.key_elevation);
  return {sine(azimuth) * cosine(elevation), sine(elevation), cosine(azimuth) * cosine(elevation)};
}

Vec3 lit_colour(const Surface& surface, const Fragment& at, const Lighting& lighting, Vec3 key,
                const ShadowMap& shadows) {
  const Vec3 view = unit(at.position * -1.0F);
  const Vec3 from_all_sides = ambient(surface, lighting, clamp01(dot(surface.normal, view)));
  const float towards = dot(surface.normal, key);
  const float bias = at.part == Part::hair ? 6.0F : 3.5F + 3 * (1 - std::max(0.0F, towards));
  const float light = shadows.light_at(at.position, bias, lighting.softness);
  const auto diffuse = [&](float bleeding) {
    const float wrap = surface.wrap * bleeding;
    return std::max(0.0F, (towards + wrap) / (1 + wrap));
  };
  const Vec3 answer{diffuse(surface.subsurface.x), diffuse(surface.subsurface.y),
                    diffuse(surface.subsurface.z)};
  // Red light spreads under skin into the edge of a shadow.
  const bool skin = at.part == Part::skin || at.part == Part::ear;
  const Vec3 shadow{skin ? mix(light, std::sqrt(light), 0.6F) : light, light, light};
  const Vec3 key_light = lighting.key_colour * lighting.key_power;
  const Vec3 direct =
      surface.albedo * key_light * answer * shadow * ((0.55F + 0.45F * surface.occlusion) * 0.62F);
  const Vec3 halfway = unit(key + view);
  const float gloss = surface.strands ? strand_gloss(surface, halfway, towards)
                                      : skin_gloss(surface, halfway, view, towards);
  return from_all_sides + direct +
         key_light * surface.specular_tint * (gloss * surface.specular * light * surface.occlusion);
}

}  // namespace madoguchi::sim::person
