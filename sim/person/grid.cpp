// SPDX-License-Identifier: Apache-2.0
#include "sim/person/grid.hpp"

#include "sim/person/plane.hpp"

#include <algorithm>

namespace madoguchi::sim::person {

void compute_normals(Grid& grid, Edges edges) {
  const bool closed = edges == Edges::closed;
  const int last = grid.width - 1;
  for (int y = 0; y < grid.height; ++y) {
    const int up = std::max(y - 1, 0);
    const int down = std::min(y + 1, grid.height - 1);
    for (int x = 0; x < grid.width; ++x) {
      const int left = x > 0 ? x - 1 : closed ? last - 1 : 0;
      const int right = x < last ? x + 1 : closed ? 1 : last;
      const Vec3 across = grid.at(right, y).position - grid.at(left, y).position;
      const Vec3 along = grid.at(x, up).position - grid.at(x, down).position;
      grid.at(x, y).normal = unit(cross(across, along));
    }
  }
}

void compute_occlusion(Grid& grid) {
  struct Scale {
    float sigma, strength;
  };
  Plane points(grid.width, grid.height, 3);
  for (int y = 0; y < grid.height; ++y) {
    for (int x = 0; x < grid.width; ++x) points.set(x, y, grid.at(x, y).position);
  }
  for (Vertex& vertex : grid.vertices) vertex.occlusion = 1;
  for (const Scale scale : {Scale{3, 0.36F}, Scale{7, 0.12F}, Scale{16, 0.036F}}) {
    const Plane mean = blurred(points, scale.sigma);
    for (int y = 0; y < grid.height; ++y) {
      for (int x = 0; x < grid.width; ++x) {
        Vertex& vertex = grid.at(x, y);
        const float front = dot(mean.get(x, y) - vertex.position, vertex.normal);
        vertex.occlusion *= 1 / (1 + scale.strength * std::max(0.0F, front));
      }
    }
  }
}

}  // namespace madoguchi::sim::person
