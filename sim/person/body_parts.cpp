// SPDX-License-Identifier: Apache-2.0
#include "sim/person/body_parts.hpp"

#include "sim/person/approximations.hpp"

#include <algorithm>

namespace madoguchi::sim::person {
namespace {

constexpr float lens_bow = 0.0035F;  // millimetres of depth a square millimetre: the bow of a frame

/// Rim of a lens (a superellipse) at an angle, shrunk by `share`.
Vec3 rim_point(const Traits& traits, float centre_x, Vec3 bridge, float half_width, float angle,
               float share) {
  const float c = cosine(angle);
  const float s = sine(angle);
  const float exponent = 2 / traits.lens_roundness;
  const float x = centre_x + share * half_width * sign_of(c) * power(absolute(c), exponent);
  const float y =
      bridge.y + share * traits.lens_half_height * sign_of(s) * power(absolute(s), exponent);
  return {x, y, bridge.z + 1 - lens_bow * x * x};
}

Grid lens(const Traits& traits, float centre_x, Vec3 bridge, float half_width) {
  constexpr int steps = 40;
  Grid grid(steps + 1, 2);
  for (int i = 0; i <= steps; ++i) {
    const float angle = static_cast<float>(i) / steps * 2 * pi;
    grid.at(i, 0).position = {centre_x, bridge.y, bridge.z + 1 - lens_bow * centre_x * centre_x};
    grid.at(i, 1).position = rim_point(traits, centre_x, bridge, half_width, angle, 1);
    for (const int row : {0, 1}) {
      grid.at(i, row).u = grid.at(i, row).position.x;
      grid.at(i, row).v = grid.at(i, row).position.y;
      grid.at(i, row).normal = {0, 0, 1};
    }
  }
  return grid;
}

}  // namespace

Grid tube(const std::vector<Vec3>& path, float radius, Edges ends) {
  constexpr int around = 7;
  const int count = static_cast<int>(path.size());
  const auto point = [&](int i) { return path[static_cast<std::size_t>(i)]; };
  Grid grid(around, count);
  for (int j = 0; j < count; ++j) {
    const bool closed = ends == Edges::closed;
    const Vec3 before = point(closed ? (j + count - 2) % (count - 1) : std::max(j - 1, 0));
    const Vec3 after = point(closed ? (j + 1) % (count - 1) : std::min(j + 1, count - 1));
    const Vec3 along = unit(after - before);
    const Vec3 first = unit(cross(along, Vec3{0.01F, 0.02F, 1}));
    const Vec3 second = cross(first, along);
    for (int i = 0; i < around; ++i) {
      const float angle = static_cast<float>(i) / (around - 1) * 2 * pi;
      Vertex& vertex = grid.at(i, j);
      vertex.normal = first * cosine(angle) + second * sine(angle);
      vertex.position = point(j) + vertex.normal * radius;
      vertex.depth = vertex.position.z;
    }
  }
  return grid;
}

Grid ear_grid(const Traits& traits, const HeadShape& shape, float side) {
  Grid grid(36, 20);
  const Vec3 root = shape.surface(side * 1.62F, 9.6F);
  for (int j = 0; j < grid.height; ++j) {
    const float r = static_cast<float>(j) / static_cast<float>(grid.height - 1);
    for (int i = 0; i < grid.width; ++i) {
      const float angle = static_cast<float>(i) / static_cast<float>(grid.width - 1) * 2 * pi;
      const float up = sine(angle);
      const float forward = cosine(angle);
      const float narrow = 1 - 0.28F * smooth_step(0.1F, -1, up) + 0.06F * up;  // the lobe
      const float a = 16 * traits.ear_size * narrow * r * forward;
      const float b = 30 * traits.ear_size * r * up;
      // Rim, hollow, inner ridge.
      const float relief = 3.6F * bell(r - 0.88F, 0.10F) * smooth_step(-0.75F, -0.2F, up + 0.15F) -
                           4.5F * bell(r - 0.42F, 0.2F) +
                           2.4F * bell(r - 0.62F, 0.09F) * smooth_step(0.3F, -0.6F, forward) -
                           2 * smooth_step(0.93F, 1, r);
      const float stance = 15 * traits.ear_stance * (0.5F - 0.5F * a / 16) + relief;
      Vertex& vertex = grid.at(i, j);
      vertex.position = {side * (absolute(root.x) - 1 + stance * 0.95F), root.y - 4 + b - a * 0.18F,
                         root.z - 4 + a * 0.92F - b * 0.12F};
      vertex.u = r;
      vertex.v = up;
      vertex.depth = vertex.position.z;
      vertex.occlusion =
          mix(0.55F, 1, smooth_step(0.15F, 0.8F, r)) * (1 - 0.35F * bell(r - 0.75F, 0.05F));
    }
  }
  compute_normals(grid, Edges::closed);
  for (Vertex& vertex : grid.vertices) {
    if (vertex.normal.x * side < -0.2F && vertex.position.z > 0)
      vertex.normal = vertex.normal * -1.0F;
  }
  return grid;
}

Grid body_grid(const Traits& traits) {
  Grid grid(90, 50);
  const float half_width = 195 * (1 + 0.10F * traits.masculinity + 0.08F * traits.fullness);
  for (int j = 0; j < grid.height; ++j) {
    const float down = static_cast<float>(j) / static_cast<float>(grid.height - 1);
    const float front = std::min(1.0F, down * 3.2F);
    const float below = std::max(0.0F, down - 0.5F);  // far away more of it is seen
    for (int i = 0; i < grid.width; ++i) {
      const float across = static_cast<float>(i) / static_cast<float>(grid.width - 1) * 2 - 1;
      const float a = absolute(across);
      const float top = -138 - 16 * smooth_step(0.2F, 0.45F, a) - 52 * power(a, 2.2F) -
                        150 * smooth_step(0.88F, 1.05F, a);
      const float bulge = std::sqrt(std::max(0.0F, 1 - (1 - front) * (1 - front)));
      Vertex& vertex = grid.at(i, j);
      vertex.position = {across * half_width, top - 260 * down - 900 * below * below,
                         -20 + (88 + 8 * traits.fullness) * bulge * (1 - 0.45F * a * a) -
                             14 * bell(a, 0.25F) * (1 - front)};
      vertex.u = vertex.position.x;
      vertex.v = vertex.position.y;
      vertex.depth = vertex.position.z;
    }
  }
  compute_normals(grid, Edges::open);
  return grid;
}

Glasses make_glasses(const Traits& traits, const HeadShape& shape) {
  Glasses glasses;
  const Vec3 bridge{0, traits.eye_y - 2.5F, shape.surface(0, 8.2F).z + 7};
  const float half_width = std::min(traits.lens_half_width, traits.eye_x - 2.5F);
  const float rim = traits.lens_roundness > 3 ? 1.2F : 0.8F;
  for (const float side : {-1.0F, 1.0F}) {
    const float centre = side * (traits.eye_x + 1.5F);
    std::vector<Vec3> ring;
    for (int i = 0; i <= 48; ++i) {
      ring.push_back(
          rim_point(traits, centre, bridge, half_width, static_cast<float>(i) / 48 * 2 * pi, 1));
    }
    ring.back() = ring.front();
    glasses.frame.push_back(tube(ring, rim, Edges::closed));
    const float outer = traits.eye_x + half_width;
    const float ear = 79.5F * traits.face_width;
    glasses.frame.push_back(
        tube({{side * (outer + 1), bridge.y + 5, bridge.z - lens_bow * outer * outer},
              {side * ear, bridge.y + 4, bridge.z - 55},
              {side * (ear + 1), bridge.y + 1, -2}},
             1.2F, Edges::open));
    glasses.lenses.push_back(lens(traits, centre, bridge, half_width));
  }
  std::vector<Vec3> nose_piece;
  for (int i = 0; i <= 8; ++i) {
    const float t = static_cast<float>(i) / 4 - 1;
    nose_piece.push_back(
        {t * (traits.eye_x + 1.5F - half_width), bridge.y + 4 + 2 * (1 - t * t), bridge.z + 1.5F});
  }
  glasses.frame.push_back(tube(nose_piece, 1.3F, Edges::open));
  return glasses;
}

}  // namespace madoguchi::sim::person
