// SPDX-License-Identifier: Apache-2.0
#include "sim/person/mesh.hpp"

#include "sim/person/hairline.hpp"
#include "sim/person/worn/hat.hpp"
#include "sim/person/worn/mask.hpp"

#include <algorithm>
#include <limits>

namespace madoguchi::sim::person {
namespace {

/// Triangles of a grid whose first vertex has number `start`, over every `stride`-th row and
/// column.
void add_triangles(const Grid& grid, int start, Part part, int stride,
                   std::vector<Triangle>& triangles) {
  const auto number = [&](int x, int y) {
    return start + std::min(y, grid.height - 1) * grid.width + std::min(x, grid.width - 1);
  };
  for (int y = 0; y + 1 < grid.height; y += stride) {
    for (int x = 0; x + 1 < grid.width; x += stride) {
      const int a = number(x, y);
      const int b = number(x + stride, y);
      const int c = number(x, y + stride);
      const int d = number(x + stride, y + stride);
      triangles.push_back({a, c, b, part});
      triangles.push_back({b, c, d, part});
    }
  }
}

/// Hair triangles that lie wholly below the hairline are never seen.
void drop_uncovered(const Mesh& mesh, std::vector<Triangle>& triangles) {
  const auto bare = [&mesh](int index) {
    return mesh.vertices[static_cast<std::size_t>(index)].above < -5;
  };
  std::erase_if(triangles, [&](const Triangle& t) {
    return t.part == Part::hair && bare(t.a) && bare(t.b) && bare(t.c);
  });
}

int add_vertices(const Grid& grid, Mesh& mesh) {
  const auto start = static_cast<int>(mesh.vertices.size());
  mesh.vertices.insert(mesh.vertices.end(), grid.vertices.begin(), grid.vertices.end());
  return start;
}

void add_part(const Grid& grid, Part part, int shadow_stride, Mesh& mesh) {
  const int start = add_vertices(grid, mesh);
  add_triangles(grid, start, part, 1, mesh.triangles);
  if (shadow_stride > 0) add_triangles(grid, start, part, shadow_stride, mesh.shadow_triangles);
}

void add_glasses(const Glasses& glasses, Mesh& mesh) {
  for (const Grid& tube : glasses.frame) add_part(tube, Part::frame, 0, mesh);
  for (const Grid& lens : glasses.lenses) {
    add_triangles(lens, add_vertices(lens, mesh), Part::lens, 1, mesh.lens_triangles);
  }
}

/// Larger than the glasses that the same person reads with.
Glasses sunglasses_of(Traits traits) {
  traits.lens_half_width += 2.5F;
  traits.lens_half_height += 4;
  traits.lens_roundness = std::min(traits.lens_roundness, 2.8F);
  return make_glasses(traits, HeadShape(traits));
}

void add_mask(const Traits& traits, biometrics::MaskWear wear, Mesh& mesh) {
  const HeadShape shape(traits);
  const Grid cloth = worn::mask_grid(traits, shape, wear);
  add_part(cloth, Part::mask, 2, mesh);
  for (const Grid& strap : worn::mask_straps(traits, shape, cloth)) {
    add_part(strap, Part::strap, 0, mesh);
  }
}

void add_hat(const Traits& traits, Mesh& mesh) {
  const auto hidden = [&](const Triangle& triangle) {
    const Vertex& corner = mesh.vertices[static_cast<std::size_t>(triangle.a)];
    return triangle.part == Part::hair && worn::under_hat(traits, corner.u / 80, corner.v);
  };
  std::erase_if(mesh.triangles, hidden);
  std::erase_if(mesh.shadow_triangles, hidden);
  for (const Grid& grid : worn::hat_grids(traits, HeadShape(traits))) {
    add_part(grid, Part::hat, 2, mesh);
  }
}

}  // namespace

Mesh build_mesh(const Model& model, const Attire& attire) {
  Mesh mesh;
  add_part(model.head.neutral, Part::skin, 2, mesh);
  if (!is_long(model.traits.hair)) {  // long hair lies over the ears
    for (const Grid& ear : model.ears) add_part(ear, Part::ear, 2, mesh);
  }
  if (model.traits.hair != HairStyle::bald) add_part(model.hair, Part::hair, 2, mesh);
  if (attire.eyes == biometrics::EyeWear::glasses) add_glasses(model.glasses, mesh);
  if (attire.eyes == biometrics::EyeWear::sunglasses) {
    add_glasses(sunglasses_of(model.traits), mesh);
  }
  if (attire.mask != biometrics::MaskWear::none) add_mask(model.traits, attire.mask, mesh);
  if (attire.head == biometrics::HeadWear::hat) add_hat(model.traits, mesh);
  mesh.body_start = mesh.vertices.size();
  add_part(model.body, Part::body, 3, mesh);
  drop_uncovered(mesh, mesh.triangles);
  drop_uncovered(mesh, mesh.shadow_triangles);
  return mesh;
}

VisibilityBuffer::VisibilityBuffer(int columns, int rows) : width(columns), height(rows) {
  clear();
}

void VisibilityBuffer::clear() {
  const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  depth.assign(count, std::numeric_limits<float>::max());
  triangle.assign(count, -1);
  weight_b.resize(count);
  weight_c.resize(count);
}

bool FragmentTest::covers(const Triangle& triangle, float b, float c) const {
  if (triangle.part != Part::hair) return true;
  const Vertex& first = mesh_.vertices[static_cast<std::size_t>(triangle.a)];
  const Vertex& second = mesh_.vertices[static_cast<std::size_t>(triangle.b)];
  const Vertex& third = mesh_.vertices[static_cast<std::size_t>(triangle.c)];
  const float a = 1 - b - c;
  const float above = first.above * a + second.above * b + third.above * c;
  if (above > 40) return true;
  const float u = first.u * a + second.u * b + third.u * c;
  const float v = first.v * a + second.v * b + third.v * c;
  return strand_covers(traits_, u / 80, v, above);
}

namespace {

struct Span {
  int first, last;
};

/// Sample numbers whose centres lie between the smallest and the largest of three coordinates.
Span covered_span(float a, float b, float c, int size) {
  const float low = std::clamp(std::min({a, b, c}) - 0.5F, -1.0F, static_cast<float>(size));
  const float high = std::clamp(std::max({a, b, c}) - 0.5F, -1.0F, static_cast<float>(size));
  return {std::max(0, floor_int(low) + (low > static_cast<float>(floor_int(low)) ? 1 : 0)),
          std::min(size - 1, floor_int(high))};
}

}  // namespace

void rasterise(std::span<const Triangle> triangles, std::span<const ScreenPoint> points,
               const FragmentTest& test, float near_depth, VisibilityBuffer& buffer) {
  constexpr float tolerance = -1e-4F;  // no gaps between neighbours
  for (std::size_t number = 0; number < triangles.size(); ++number) {
    const Triangle& triangle = triangles[number];
    const ScreenPoint& a = points[static_cast<std::size_t>(triangle.a)];
    const ScreenPoint& b = points[static_cast<std::size_t>(triangle.b)];
    const ScreenPoint& c = points[static_cast<std::size_t>(triangle.c)];
    if (std::min({a.depth, b.depth, c.depth}) < near_depth) continue;
    const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (absolute(area) < 1e-7F) continue;
    if (triangle.part == Part::skin && area > 0) continue;  // the far side of the head
    const Span columns = covered_span(a.x, b.x, c.x, buffer.width);
    const Span rows = covered_span(a.y, b.y, c.y, buffer.height);
    const float scale = 1 / area;
    for (int y = rows.first; y <= rows.last; ++y) {
      const float dy = static_cast<float>(y) + 0.5F - a.y;
      for (int x = columns.first; x <= columns.last; ++x) {
        const float dx = static_cast<float>(x) + 0.5F - a.x;
        const float weight_b = (dx * (c.y - a.y) - (c.x - a.x) * dy) * scale;
        const float weight_c = ((b.x - a.x) * dy - dx * (b.y - a.y)) * scale;
        const float weight_a = 1 - weight_b - weight_c;
        if (weight_a < tolerance || weight_b < tolerance || weight_c < tolerance) continue;
        const float depth = weight_a * a.depth + weight_b * b.depth + weight_c * c.depth;
        const auto sample = static_cast<std::size_t>(y) * static_cast<std::size_t>(buffer.width) +
                            static_cast<std::size_t>(x);
        if (depth >= buffer.depth[sample] || !test.covers(triangle, weight_b, weight_c)) continue;
        buffer.depth[sample] = depth;
        buffer.triangle[sample] = static_cast<int>(number);
        buffer.weight_b[sample] = weight_b;
        buffer.weight_c[sample] = weight_c;
      }
    }
  }
}

}  // namespace madoguchi::sim::person
