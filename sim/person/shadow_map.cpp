// SPDX-License-Identifier: Apache-2.0
#include "sim/person/shadow_map.hpp"

#include "sim/person/approximations.hpp"

#include <array>

namespace madoguchi::sim::person {
namespace {

constexpr int size = 320;
constexpr float scale = size / 420.0F;  // samples a millimetre
constexpr float far_depth = 5000;

struct Offset {
  float x, y;
};
constexpr std::array<Offset, 12> taps{{{0, 0},
                                       {1, 0.3F},
                                       {-1, -0.3F},
                                       {0, 1},
                                       {0, -1},
                                       {1.6F, 1.4F},
                                       {-1.6F, -1.4F},
                                       {1.4F, -1.6F},
                                       {-1.4F, 1.6F},
                                       {2.3F, 0.3F},
                                       {-2.3F, 0.2F},
                                       {0.5F, 2.3F}}};

}  // namespace

ShadowMap::ShadowMap() : buffer_(size, size) {}

ScreenPoint ShadowMap::project(Vec3 point) const {
  const Vec3 from = point - centre_;
  return {size / 2.0F + dot(from, right_) * scale, size / 2.0F - dot(from, up_) * scale,
          far_depth - dot(from, direction_)};
}

void ShadowMap::render(const Mesh& mesh, const Traits& traits, std::span<const Vec3> points,
                       Vec3 place, Vec3 light_direction) {
  centre_ = place + Vec3{0, -40, 0};
  direction_ = light_direction;
  right_ = unit(cross(Vec3{0, 1, 0}, direction_));
  up_ = cross(direction_, right_);
  screen_.resize(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) screen_[i] = project(points[i]);
  buffer_.clear();
  rasterise(mesh.shadow_triangles, screen_, FragmentTest(traits, mesh), 0, buffer_);
}

float ShadowMap::light_at(Vec3 point, float bias, float softness) const {
  const ScreenPoint at = project(point);
  const float depth = at.depth - bias;
  const float reach = 0.8F + 1.4F * softness;
  float sum = 0;
  for (const Offset tap : taps) {
    const float x = at.x + tap.x * reach;
    const float y = at.y + tap.y * reach;
    if (!(x >= 0 && y >= 0 && x < size && y < size)) {
      sum += 1;
      continue;
    }
    const auto sample = static_cast<std::size_t>(static_cast<int>(y) * size + static_cast<int>(x));
    sum += clamp01((buffer_.depth[sample] - depth) * 0.5F + 1);
  }
  return sum / static_cast<float>(taps.size());
}

}  // namespace madoguchi::sim::person
