// SPDX-License-Identifier: Apache-2.0
#include "biometrics/head_pose.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace madoguchi::biometrics {
namespace {

using Vector = std::array<double, 3>;

/// Eyes, nose tip, mouth corners of a face in millimetres: x to the right of the picture, y down, z
/// towards the camera. About the proportions of an adult face; an assumption.
constexpr std::array<Vector, 5> face{
    {{-32, -34, -6}, {32, -34, -6}, {0, 6, 24}, {-25, 34, -6}, {25, 34, -6}}};

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Vector scaled(const Vector& v, double by) { return {v[0] * by, v[1] * by, v[2] * by}; }

/// The row m that makes face[i] . m nearest to values[i], both relative to their means. As the face
/// is symmetric, x stands apart from y and z in the normal equations.
Vector fit_row(const std::array<double, 5>& values) {
  Vector mean{};
  double middle = 0;
  for (std::size_t i = 0; i < face.size(); ++i) {
    for (std::size_t k = 0; k < 3; ++k) mean[k] += face[i][k] / 5;
    middle += values[i] / 5;
  }
  double xx = 0, yy = 0, yz = 0, zz = 0;
  Vector right{};
  for (std::size_t i = 0; i < face.size(); ++i) {
    const Vector p{face[i][0] - mean[0], face[i][1] - mean[1], face[i][2] - mean[2]};
    xx += p[0] * p[0];
    yy += p[1] * p[1];
    yz += p[1] * p[2];
    zz += p[2] * p[2];
    for (std::size_t k = 0; k < 3; ++k) right[k] += p[k] * (values[i] - middle);
  }
  const double determinant = yy * zz - yz * yz;
  return {right[0] / xx, (right[1] * zz - right[2] * yz) / determinant,
          (right[2] * yy - right[1] * yz) / determinant};
}

float degrees(double radians) { return static_cast<float>(radians * 180 / std::numbers::pi); }

}  // namespace

// The two rows are those of a rotation times the scale: x along the picture, y down it. What they
// say of z is how far the nose stands out to the side and downwards.
HeadPose head_pose(const FivePoints& points) {
  std::array<double, 5> x{};
  std::array<double, 5> y{};
  for (std::size_t i = 0; i < points.size(); ++i) {
    x[i] = points[i].x;
    y[i] = points[i].y;
  }
  Vector across = fit_row(x);
  Vector down = fit_row(y);
  const double scale = (std::sqrt(dot(across, across)) + std::sqrt(dot(down, down))) / 2;
  if (!(scale > 1e-9) || !std::isfinite(scale)) return {};
  across = scaled(across, 1 / scale);
  down = scaled(down, 1 / scale);
  const double roll = std::atan2(-across[1], down[1]);
  // Upright again, the rows are (cos yaw, 0, sin yaw) and (.., cos pitch, cos yaw sin pitch).
  const double side = across[2] * std::cos(roll) + down[2] * std::sin(roll);
  const double low = down[2] * std::cos(roll) - across[2] * std::sin(roll);
  const auto arcsine = [](double sine) { return std::asin(std::clamp(sine, -1.0, 1.0)); };
  const double yaw = arcsine(side);
  const double pitch = arcsine(low / std::fmax(0.1, std::cos(yaw)));
  return {degrees(yaw), degrees(pitch), degrees(roll)};
}

}  // namespace madoguchi::biometrics
