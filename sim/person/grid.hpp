// SPDX-License-Identifier: Apache-2.0
// A surface as a rectangular grid of vertices, and what is computed from its shape alone.
#pragma once

#include "sim/person/vec3.hpp"

#include <cstddef>
#include <vector>

namespace madoguchi::sim::person {

struct Vertex {
  Vec3 position;  ///< millimetres in head space
  Vec3 normal;
  float u = 0, v = 0;   ///< canonical face coordinates, or the surface's own
  float occlusion = 1;  ///< share of the sky that reaches the point
  float above = 0;      ///< millimetres above the hairline (head and hair)
  float depth = 0;      ///< z before the head was turned
};

struct Grid {
  int width = 0;
  int height = 0;
  std::vector<Vertex> vertices;

  Grid() = default;
  Grid(int columns, int rows)
      : width(columns),
        height(rows),
        vertices(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)) {}
  Vertex& at(int x, int y) { return vertices[index(x, y)]; }
  const Vertex& at(int x, int y) const { return vertices[index(x, y)]; }
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  }
};

enum class Edges { open, closed };  ///< closed: the last column lies on the first one

/// Normals from the differences of neighbours.
void compute_normals(Grid& grid, Edges edges);

/// Occlusion by concavity: how far the mean of a neighbourhood lies in front of a point, at three
/// scales.
void compute_occlusion(Grid& grid);

}  // namespace madoguchi::sim::person
