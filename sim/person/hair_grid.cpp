// SPDX-License-Identifier: Apache-2.0
#include "sim/person/body_parts.hpp"
#include "sim/person/hairline.hpp"
#include "sim/person/noise.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

constexpr int columns = 200;
constexpr int rows = 140;
constexpr float crown_share = 1 / 1.7F;  // of the rows of long hair lie on the head, the rest hangs

/// 0 at the crown, where all angles meet.
float off_crown(const Traits& traits, float y) {
  return smooth_step(116 + traits.forehead_height, 98 + traits.forehead_height, y);
}

/// Thickness of the hair in millimetres, before its edge thins out.
float hair_volume(const Traits& traits, float angle, float y) {
  const float volume = traits.hair_volume * (0.7F + 0.3F * smooth_step(20, 100, y));
  switch (traits.hair) {
    case HairStyle::buzz:
      return 2.2F;
    case HairStyle::bald:
      return 1.2F;
    case HairStyle::bun:
      return 4.5F;
    case HairStyle::afro:
      return traits.hair_volume * 1.6F + 12;
    case HairStyle::cropped:  // men's is short at the sides
      if (traits.masculinity < 0) return volume;
      return traits.hair_volume * (0.35F + 0.65F * smooth_step(20, 100, y));
    case HairStyle::spiky:
      return volume * 1.2F;
    case HairStyle::side_part: {
      const float sweep = sine((angle + traits.hair_parting) * 1.5F) * smooth_step(40, 80, y) *
                          off_crown(traits, y);
      return volume * (0.75F + 0.45F * sweep * smooth_step(2.4F, 1.2F, absolute(angle)));
    }
    default:
      return volume;
  }
}

float hair_unrest(const Traits& traits, float angle, float y, float volume) {
  const std::uint32_t seed = hair_noise_seed(traits);
  float unrest =
      layered_noise(angle * 6, y * 0.02F + 3, seed, 2) * 2.2F * smooth_step(2, 8, volume);
  // Locks, combed to one side.
  const float swept = angle + traits.hair_parting * y * 0.006F;
  unrest += value_noise(swept * 17, y * 0.012F, seed + 6) * 3.4F * smooth_step(4, 14, volume) *
            smooth_step(pi, 2, absolute(angle));
  if (traits.hair == HairStyle::afro) unrest = layered_noise(angle * 9, y * 0.08F, seed, 3) * 6;
  if (traits.hair == HairStyle::spiky) unrest = value_noise(angle * 14, y * 0.03F, seed) * 8;
  if (traits.hair == HairStyle::buzz) return unrest;
  return unrest + traits.curl * 2.5F * layered_noise(angle * 16, y * 0.15F, seed + 4, 2);
}

float hanging_end(const Traits& traits) {
  return traits.hair == HairStyle::bob ? -mix(72, 112, clamp01((traits.hair_length - 60) / 130))
                                       : -110 - traits.hair_length * 0.7F;
}

/// Long hair below the widest ring; `fall` 0 there, 1 at the ends.
Vec3 hanging_point(const Traits& traits, Vec3 ring, float angle, float start_y, float fall,
                   float thickness) {
  const bool wavy = traits.hair == HairStyle::long_wavy;
  const bool bob = traits.hair == HairStyle::bob;
  const float phase = angle * 3 + static_cast<float>(hair_noise_seed(traits) % 7);
  const float wave =
      (wavy ? 5.0F : 1.2F) * sine(fall * 13 + phase) * smooth_step(0.05F, 0.3F, fall);
  // The ends of a bob turn inward; uneven ends avoid a cut-off edge.
  const float inward =
      bob ? 0.16F * smooth_step(0.45F, 1, fall) : 0.05F * smooth_step(0.7F, 1, fall);
  const float flare = 1 + 0.10F * fall + wave * 0.012F +
                      0.04F * traits.fullness * smooth_step(0, 0.3F, fall) - inward;
  const float uneven = fall * 9 * (value_noise(angle * 14, 3, hair_noise_seed(traits)) - 0.5F);
  const float forward = cosine(angle) > -0.2F ? 10 * fall : 0;
  const Vec3 outward = unit({ring.x, 0, ring.z});
  const Vec3 hanging{ring.x * flare, mix(start_y, hanging_end(traits), fall) + uneven,
                     ring.z * flare + forward};
  return hanging + outward * thickness;
}

}  // namespace

Grid hair_grid(const Traits& traits, const HeadShape& shape) {
  Grid grid(columns, rows);
  const bool hangs = is_long(traits.hair);
  const float last_row = hangs ? 8.5F : 14.0F;
  for (int x = 0; x < columns; ++x) {
    const float angle = (static_cast<float>(x) / (columns - 1) * 2 - 1) * pi;
    const float line = hairline_height(traits, angle);
    const bool fringe = has_fringe(traits.hair) && absolute(angle) < radians(45);
    for (int y = 0; y < rows; ++y) {
      const float share = static_cast<float>(y) / (rows - 1);
      const float on_head = hangs ? std::min(share / crown_share, 1.0F) : share;
      const Vec3 scalp = shape.surface(angle, on_head * last_row);
      const float above = scalp.y - line;
      const float volume = hair_volume(traits, angle, scalp.y);
      const float edge =
          fringe ? 0.55F + 0.45F * smooth_step(0, 30, above)
                 : smooth_step(-4, traits.hair == HairStyle::afro ? 16.0F : 26.0F, above);
      const float thickness = volume * mix(0.12F, 1, edge) + 0.6F;
      const float unrest = hair_unrest(traits, angle, scalp.y, volume) * off_crown(traits, scalp.y);
      Vertex& vertex = grid.at(x, y);
      const Vec3 outward = unit({scalp.x, (scalp.y - 10) * 0.9F, scalp.z});
      vertex.position = scalp + outward * (thickness + unrest * edge);
      if (hangs && share > crown_share) {
        const float fall = (share - crown_share) / (1 - crown_share);
        const Vec3 ring = ring_point(shape.profile().ring_at(last_row), angle);
        vertex.position = hanging_point(traits, ring, angle, scalp.y, fall, thickness + unrest);
      }
      vertex.u = angle * 80;
      vertex.v = hangs && share > crown_share ? vertex.position.y : scalp.y;
      vertex.above = vertex.v - line;
      vertex.depth = vertex.position.z;
    }
  }
  compute_normals(grid, Edges::closed);
  return grid;
}

}  // namespace madoguchi::sim::person
