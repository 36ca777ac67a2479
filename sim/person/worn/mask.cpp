// SPDX-License-Identifier: Apache-2.0
#include "sim/person/worn/mask.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/body_parts.hpp"
#include "sim/person/noise.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::person::worn {
namespace {

using biometrics::MaskWear;

constexpr int mask_columns = 64;
constexpr int mask_rows = 44;
constexpr float half_angle = 1.22F;  // radians from the front to the edge before the ear
constexpr float clearance = 3.4F;    // millimetres between skin and cloth
constexpr int drape = 4;             // cells over which the cloth is stretched

/// Control row where the head has this height at an angle.
float row_at(const HeadProfile& profile, float angle, float y) {
  float above = 6;
  float below = 20.4F;
  for (int i = 0; i < 14; ++i) {
    const float middle = (above + below) / 2;
    (ring_point(profile.ring_at(middle), angle).y > y ? above : below) = middle;
  }
  return (above + below) / 2;
}

/// Upper and lower edge of the cloth at an angle, millimetres.
std::array<float, 2> edges(const Traits& traits, MaskWear wear, float angle) {
  const float side = smooth_step(0.1F, half_angle, absolute(angle));
  const float from_eyes = wear == MaskWear::mask ? 0.33F : 0.86F;
  const float top = mix(traits.eye_y, traits.mouth_y, from_eyes);
  const float chin = -113 - traits.chin_length;
  return {mix(top, traits.mouth_y * (wear == MaskWear::mask ? 0.62F : 0.9F), side),
          mix(chin, traits.mouth_y * 1.24F, side * side)};
}

float column_angle(int column) {
  return (static_cast<float>(column) / (mask_columns - 1) * 2 - 1) * half_angle;
}

/// How far the face stands out over its ring, stretched over hollows like cloth.
Plane stretched(Plane height) {
  Plane widest = height;
  for (int y = 0; y < mask_rows; ++y) {
    for (int x = 0; x < mask_columns; ++x) {
      for (int d = -drape; d <= drape; ++d) {
        widest.at(x, y) =
            std::max(widest.at(x, y), height.at(std::clamp(x + d, 0, mask_columns - 1), y) -
                                          0.35F * absolute(static_cast<float>(d)));
      }
    }
  }
  Plane cloth = widest;
  for (int y = 0; y < mask_rows; ++y) {
    for (int x = 0; x < mask_columns; ++x) {
      for (int d = -drape; d <= drape; ++d) {
        cloth.at(x, y) =
            std::max(cloth.at(x, y), widest.at(x, std::clamp(y + d, 0, mask_rows - 1)) -
                                         0.5F * absolute(static_cast<float>(d)));
      }
    }
  }
  Plane smooth = blurred(cloth, 2.4F);
  for (std::size_t i = 0; i < smooth.values.size(); ++i) {
    smooth.values[i] = std::max(smooth.values[i], height.values[i]) + clearance;
  }
  return blurred(smooth, 0.8F);
}

Vec3 cloth_colour(const Traits& traits) {
  const std::array colours{display_colour(240, 241, 242), display_colour(240, 241, 242),
                           display_colour(236, 237, 236), display_colour(176, 206, 222),
                           display_colour(226, 208, 206), display_colour(52, 53, 57)};
  core::SeededRandom random(core::seed_of("mask", traits.seed));
  return colours[random.below(colours.size())];
}

}  // namespace

Grid mask_grid(const Traits& traits, const HeadShape& shape, MaskWear wear) {
  Grid grid(mask_columns, mask_rows);
  Plane height(mask_columns, mask_rows, 1);
  std::vector<Vec3> base(grid.vertices.size());
  std::vector<Vec3> outward(grid.vertices.size());
  for (int x = 0; x < mask_columns; ++x) {
    const float angle = column_angle(x);
    const auto [top, bottom] = edges(traits, wear, angle);
    const float first = row_at(shape.profile(), angle, top);
    const float last = row_at(shape.profile(), angle, bottom);
    for (int y = 0; y < mask_rows; ++y) {
      const float share = static_cast<float>(y) / (mask_rows - 1);
      const float row = mix(first, last, share);
      const std::size_t i = grid.index(x, y);
      base[i] = ring_point(shape.profile().ring_at(row), angle);
      outward[i] = unit(
          Vec3{base[i].x * 0.7F, -18 * smooth_step(0.8F, 1, share), std::max(base[i].z, 10.0F)});
      height.at(x, y) = dot(shape.surface(angle, row) - base[i], outward[i]);
    }
  }
  const Plane cloth = stretched(std::move(height));
  for (int y = 0; y < mask_rows; ++y) {
    for (int x = 0; x < mask_columns; ++x) {
      const std::size_t i = grid.index(x, y);
      Vertex& vertex = grid.vertices[i];
      vertex.position = base[i] + outward[i] * cloth.at(x, y);
      vertex.u = static_cast<float>(x) / (mask_columns - 1);
      vertex.v = static_cast<float>(y) / (mask_rows - 1);
      vertex.depth = vertex.position.z;
      // Pleats open towards the middle.
      const float fold = sine(vertex.v * 2 * pi * 3.5F) * smooth_step(0.12F, 0.2F, vertex.v) *
                         smooth_step(0.9F, 0.8F, vertex.v);
      vertex.position = vertex.position + outward[i] * (0.7F * fold);
    }
  }
  compute_normals(grid, Edges::open);
  return grid;
}

std::vector<Grid> mask_straps(const Traits& traits, const HeadShape& shape, const Grid& mask) {
  std::vector<Grid> straps;
  for (const int side : {0, 1}) {
    const int column = side == 0 ? 0 : mask.width - 1;
    const float sign = side == 0 ? -1.0F : 1.0F;
    const Vec3 root = shape.surface(sign * 1.62F, 9.6F);
    const float out = sign * 3;
    for (const bool upper : {true, false}) {
      const Vec3 corner = mask.at(column, upper ? 2 : mask.height - 3).position;
      const Vec3 ear{root.x + out, root.y + (upper ? 20 : -24) * traits.ear_size, root.z - 6};
      const Vec3 middle = mix(corner, ear, 0.5F) + Vec3{out * 0.9F, 0, 0};
      straps.push_back(
          tube({corner, mix(corner, middle, 0.5F) + Vec3{out * 0.4F, 0, 0}, middle, ear}, 1.1F,
               Edges::open));
    }
  }
  return straps;
}

Surface mask_surface(const ShadingContext& context, const Fragment& at) {
  Surface surface;
  surface.albedo = cloth_colour(context.model.traits);
  surface.normal = at.normal;
  surface.specular = 0.02F;
  surface.subsurface = {1, 1, 1};
  surface.wrap = 0.35F;  // light comes through
  const float pleat = at.v * 3.5F;
  const float place = pleat - static_cast<float>(floor_int(pleat));
  const bool pleated = at.v > 0.14F && at.v < 0.86F;
  if (pleated) surface.albedo = surface.albedo * (1 - 0.16F * bell(place - 0.08F, 0.06F));
  // Hems are two layers thick; the upper one holds a wire.
  const float rim = std::min({at.v, 1 - at.v, at.u, 1 - at.u});
  surface.albedo = surface.albedo * (0.94F + 0.06F * smooth_step(0.02F, 0.045F, rim));
  surface.occlusion = 0.9F + 0.1F * smooth_step(0, 0.03F, rim);
  const float weave = 0.975F + 0.05F * value_noise(at.u * 190, at.v * 150, 61);
  surface.albedo = surface.albedo * weave;
  return surface;
}

Surface strap_surface(const ShadingContext& context, const Fragment& at) {
  Surface surface;
  surface.albedo = cloth_colour(context.model.traits) * 0.95F;
  surface.normal = at.normal;
  surface.specular = 0.02F;
  surface.subsurface = {1, 1, 1};
  return surface;
}

}  // namespace madoguchi::sim::person::worn
