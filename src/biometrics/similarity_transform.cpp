// SPDX-License-Identifier: Apache-2.0
#include "biometrics/similarity_transform.hpp"

#include <cmath>
#include <complex>

namespace madoguchi::biometrics {
namespace {

using Complex = std::complex<double>;

Complex as_complex(Point point) { return {point.x, point.y}; }

Complex mean_of(std::span<const Point> points) {
  Complex sum;
  for (const Point point : points) sum += as_complex(point);
  return sum / static_cast<double>(points.size());
}

}  // namespace

Point SimilarityTransform::apply(Point point) const {
  return {static_cast<float>(a * point.x - b * point.y + shift_x),
          static_cast<float>(b * point.x + a * point.y + shift_y)};
}

double SimilarityTransform::scale() const { return std::hypot(a, b); }

// With points as complex numbers the transform is to = factor * from + shift, an ordinary linear
// regression: factor = sum(conj(p) q) / sum(|p|^2) over points relative to their means.
core::Result<SimilarityTransform> fit_similarity(std::span<const Point> from,
                                                 std::span<const Point> to) {
  if (from.size() != to.size() || from.size() < 2) {
    return core::fail(core::Errc::invalid_argument, "similarity of point sets of unequal size");
  }
  const Complex from_mean = mean_of(from);
  const Complex to_mean = mean_of(to);
  Complex product;
  double spread = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Complex p = as_complex(from[i]) - from_mean;
    product += std::conj(p) * (as_complex(to[i]) - to_mean);
    spread += std::norm(p);
  }
  if (!(spread > 1e-6) || !std::isfinite(spread)) {
    return core::fail(core::Errc::invalid_argument, "similarity of points that coincide");
  }
  const Complex factor = product / spread;
  const Complex shift = to_mean - factor * from_mean;
  return SimilarityTransform{factor.real(), factor.imag(), shift.real(), shift.imag()};
}

}  // namespace madoguchi::biometrics
