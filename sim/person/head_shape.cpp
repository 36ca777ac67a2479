// SPDX-License-Identifier: Apache-2.0
#include "sim/person/head_shape.hpp"

#include "sim/person/noise.hpp"

namespace madoguchi::sim::person {
namespace {

constexpr int grid_width = 230;
constexpr int grid_height = 300;
constexpr float warp = 1.8F;    // millimetres of unnamed variation along the surface
constexpr float unrest = 3.4F;  // and out of it

/// Angle of a column: columns are closer together at the front.
float column_angle(int column) {
  const float a = static_cast<float>(column) / (grid_width - 1) * 2 - 1;
  const float q = absolute(a);
  return sign_of(a) * pi * (0.62F * q + 0.38F * q * q * q * q * q);
}

}  // namespace

struct HeadShape::Placed {
  Vec3 position;
  FacePoint at{};
  float weight = 0;  ///< how much the features apply; 0 at the back and on the neck
};

HeadShape::HeadShape(const Traits& traits)
    : traits_(traits),
      lines_(traits),
      profile_(traits),
      noise_seed_(hash32(static_cast<std::uint32_t>(traits.seed) ^ 77U)) {}

HeadShape::Placed HeadShape::place(const Ring& ring, float angle, float row) const {
  Placed placed;
  placed.position = ring_point(ring, angle);
  float x = placed.position.x;
  float y = placed.position.y;
  const float c = cosine(angle);
  placed.at = {x, y, absolute(x), sign_of(x)};
  if (c < -0.1F || row < 3 || row > 22.5F) return placed;
  placed.weight = smooth_step(-0.05F, 0.4F, c) * (1 - smooth_step(20.3F, 22, row));
  if (placed.weight <= 0) return placed;
  // Individual shape without a name: a symmetric part and an asymmetric one.
  const float uneven = traits_.asymmetry * 1.6F;
  const float ax = absolute(x);
  const std::uint32_t seed = noise_seed_;
  const float moved_x = uneven * layered_noise(x * 0.018F + 9, y * 0.018F, seed + 5, 2) +
                        warp * sign_of(x) * smooth_step(0, 12, ax) *
                            layered_noise(ax * 0.045F + 3, y * 0.045F, seed + 15, 2);
  const float moved_y = uneven * layered_noise(x * 0.018F, y * 0.018F + 5, seed + 6, 2) +
                        warp * 1.2F * layered_noise(ax * 0.045F, y * 0.045F + 8, seed + 16, 2);
  x += moved_x;
  y += moved_y;
  placed.at = {x, y, absolute(x), sign_of(x)};
  const FacePoint& at = placed.at;
  Vec3 relief = upper_face_relief(traits_, at) + cheek_relief(traits_, at) +
                nose_relief(traits_, lines_, at) + mouth_relief(traits_, lines_, at) +
                chin_relief(traits_, lines_, at) + fold_relief(traits_, lines_, at);
  relief.z += unrest * (0.4F * layered_noise(x * 0.024F + 31, y * 0.024F + 11, seed, 2) +
                        0.8F * layered_noise(at.ax * 0.035F + 31, y * 0.035F + 11, seed + 2, 2));
  placed.position = placed.position + (relief + Vec3{moved_x, moved_y, 0}) * placed.weight;
  return placed;
}

Vec3 HeadShape::surface(float angle, float row) const {
  return place(profile_.ring_at(row), angle, row).position;
}

HeadGrid HeadShape::grid() const {
  HeadGrid result{Grid(grid_width, grid_height), {}, {}, {}};
  Grid& grid = result.neutral;
  result.smile.resize(grid.vertices.size());
  result.jaw.resize(grid.vertices.size());
  result.brow.resize(grid.vertices.size());
  for (int y = 0; y < grid.height; ++y) {
    const float row = control_row(static_cast<float>(y) / (grid_height - 1));
    const Ring ring = profile_.ring_at(row);
    for (int x = 0; x < grid.width; ++x) {
      const Placed placed = place(ring, column_angle(x), row);
      Vertex& vertex = grid.at(x, y);
      vertex.position = placed.position;
      vertex.u = placed.at.x;
      vertex.v = placed.at.y;
      vertex.depth = placed.position.z;
      if (placed.weight <= 0) continue;
      const std::size_t index = grid.index(x, y);
      const float chin = 1 - smooth_step(20, 21.5F, row);
      result.smile[index] = smile_movement(traits_, lines_, placed.at) * placed.weight;
      result.jaw[index] = jaw_movement(traits_, lines_, placed.at) * (placed.weight * chin);
      result.brow[index] = brow_movement(traits_, placed.at) * placed.weight;
    }
  }
  compute_normals(grid, Edges::closed);
  compute_occlusion(grid);
  return result;
}

}  // namespace madoguchi::sim::person
