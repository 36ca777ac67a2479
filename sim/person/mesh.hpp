// SPDX-License-Identifier: Apache-2.0
// Triangles of all visible parts of a person, and their projection onto a plane.
#pragma once

#include "sim/person/attire.hpp"
#include "sim/person/model.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace madoguchi::sim::person {

enum class Part : std::uint8_t { skin, ear, hair, body, frame, lens, mask, strap, hat };

struct Triangle {
  int a, b, c;
  Part part;
};

/// The vertices of a person; the head's come first, so that an expression can move them.
struct Mesh {
  std::vector<Vertex> vertices;
  std::vector<Triangle> triangles;         ///< what the camera sees, without lenses
  std::vector<Triangle> shadow_triangles;  ///< the same, coarser, without glasses
  std::vector<Triangle> lens_triangles;
  std::size_t body_start = 0;  ///< vertices from here on do not turn with the head
};

Mesh build_mesh(const Model& model, const Attire& attire);

/// A vertex on the picture plane; depth grows away from the viewer.
struct ScreenPoint {
  float x, y, depth;
};

/// Which triangle is nearest at each sample.
struct VisibilityBuffer {
  int width, height;
  std::vector<float> depth;
  std::vector<int> triangle;              ///< -1: none
  std::vector<float> weight_b, weight_c;  ///< barycentric

  VisibilityBuffer(int columns, int rows);
  void clear();
};

/// Decides whether a surface exists at a place of a triangle (hair has gaps).
class FragmentTest {
 public:
  FragmentTest(const Traits& traits, const Mesh& mesh) : traits_(traits), mesh_(mesh) {}
  bool covers(const Triangle& triangle, float b, float c) const;

 private:
  const Traits& traits_;
  const Mesh& mesh_;
};

/// Draws triangles; points before `near_depth` are left out.
void rasterise(std::span<const Triangle> triangles, std::span<const ScreenPoint> points,
               const FragmentTest& test, float near_depth, VisibilityBuffer& buffer);

}  // namespace madoguchi::sim::person
