// SPDX-License-Identifier: Apache-2.0
#include "sim/person/worn/hat.hpp"

#include "core/seeded_random.hpp"
#include "sim/person/noise.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::sim::person::worn {
namespace {

constexpr int hat_columns = 96;
constexpr int hat_rows = 40;
constexpr float brim_width = 44;

struct Style {
  bool brimmed = false;
  Vec3 colour;
};

Style style_of(const Traits& traits) {
  const std::array colours{display_colour(44, 46, 52),    display_colour(96, 84, 70),
                           display_colour(196, 186, 166), display_colour(60, 74, 98),
                           display_colour(128, 60, 58),   display_colour(210, 208, 202)};
  core::SeededRandom random(core::seed_of("hat", traits.seed));
  const bool brimmed = random.uniform() < 0.5F;
  return {brimmed, colours[random.below(colours.size())]};
}

/// Height of the hat's edge: low on the neck, free of the brows.
float edge_height(const Traits& traits, float angle) {
  const float front = traits.brow_y + 25;
  return mix(front, -4, smooth_step(0.3F, 2.6F, absolute(angle)));
}

/// Cloth over head and flattened hair.
float thickness(const Traits& traits, float share) {
  const float hair = std::clamp(traits.hair_volume, 3.0F, 15.0F);
  return 4.5F + 0.8F * hair + 5 * smooth_step(0.5F, 0, share);
}

float row_at(const HeadShape& shape, float angle, float y) {
  float above = 0;
  float below = 13;
  for (int i = 0; i < 14; ++i) {
    const float middle = (above + below) / 2;
    (ring_point(shape.profile().ring_at(middle), angle).y > y ? above : below) = middle;
  }
  return (above + below) / 2;
}

Grid crown(const Traits& traits, const HeadShape& shape, bool brimmed) {
  Grid grid(hat_columns, hat_rows);
  for (int x = 0; x < hat_columns; ++x) {
    const float angle = (static_cast<float>(x) / (hat_columns - 1) * 2 - 1) * pi;
    const float last = row_at(shape, angle, edge_height(traits, angle));
    for (int y = 0; y < hat_rows; ++y) {
      const float share = static_cast<float>(y) / (hat_rows - 1);
      const Vec3 head = ring_point(shape.profile().ring_at(share * last), angle);
      const Vec3 outward = unit({head.x, (head.y - 20) * 0.9F, head.z + 8});
      const float rib = brimmed ? 0.0F : 0.9F * sine(angle * 52) * smooth_step(0.05F, 0.2F, share);
      const float cuff = brimmed ? 0.0F : 3.2F * smooth_step(0.70F, 0.73F, share);
      Vertex& vertex = grid.at(x, y);
      vertex.position = head + outward * (thickness(traits, share) + rib + cuff);
      vertex.u = angle;
      vertex.v = share;
      vertex.depth = vertex.position.z;
      vertex.occlusion = brimmed ? 1 : 1 - 0.25F * bell(share - 0.70F, 0.012F);
    }
  }
  compute_normals(grid, Edges::closed);
  return grid;
}

Grid brim(const Grid& top) {
  constexpr int steps = 8;
  Grid grid(hat_columns, steps);
  for (int x = 0; x < hat_columns; ++x) {
    const Vertex& edge = top.at(x, hat_rows - 1);
    const Vec3 outward = unit(Vec3{edge.position.x, 0, edge.position.z + 8});
    for (int y = 0; y < steps; ++y) {
      const float share = static_cast<float>(y) / (steps - 1);
      const float wave = 2.5F * sine(edge.u * 3 + 1);
      Vertex& vertex = grid.at(x, y);
      vertex.position =
          edge.position + outward * (brim_width * share - 1) + Vec3{0, (wave - 17) * share, 0};
      vertex.u = edge.u;
      vertex.v = 2 + share;
      vertex.depth = vertex.position.z;
    }
  }
  compute_normals(grid, Edges::closed);
  return grid;
}

}  // namespace

std::vector<Grid> hat_grids(const Traits& traits, const HeadShape& shape) {
  const Style style = style_of(traits);
  std::vector<Grid> grids{crown(traits, shape, style.brimmed)};
  if (style.brimmed) grids.push_back(brim(grids.front()));
  return grids;
}

bool under_hat(const Traits& traits, float angle, float y) {
  return y > edge_height(traits, angle) + 2;
}

Surface hat_surface(const ShadingContext& context, const Fragment& at) {
  const Style style = style_of(context.model.traits);
  Surface surface;
  surface.albedo = style.colour;
  surface.normal = at.normal;
  surface.specular = 0.02F;
  surface.subsurface = {1, 1, 1};
  surface.wrap = 0.2F;
  surface.occlusion = at.occlusion;
  float pattern = 0.93F + 0.14F * value_noise(at.u * 70, at.v * 60, 71);
  if (!style.brimmed) {
    pattern *= 0.86F + 0.14F * sine(at.u * 52);                          // ribs
    pattern *= 0.94F + 0.06F * sine(at.v * 150 + 2 * sine(at.u * 104));  // stitches
  } else {
    pattern *=
        1 - 0.4F * smooth_step(0.84F, 0.86F, at.v) * smooth_step(1.001F, 0.999F, at.v);  // band
    const float seam = (at.v - 2) * 6;
    if (at.v > 1.5F)
      pattern *= 1 - 0.08F * bell(seam - static_cast<float>(floor_int(seam)) - 0.5F, 0.06F);
  }
  surface.albedo = surface.albedo * pattern;
  return surface;
}

}  // namespace madoguchi::sim::person::worn
