// SPDX-License-Identifier: Apache-2.0
#include "biometrics/template_arithmetic.hpp"

#include <algorithm>
#include <cmath>

namespace madoguchi::biometrics {
namespace {

double dot(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * b[i];
  return sum;
}

bool usable(double squared_length) {
  return std::isfinite(squared_length) && squared_length > 1e-20;
}

core::Error unusable() {
  return core::fail(core::Errc::malformed_data, "a feature vector without direction");
}

core::Error unequal() {
  return core::fail(core::Errc::invalid_argument, "feature vectors of unequal length");
}

}  // namespace

core::Result<std::vector<float>> normalised(std::span<const float> features) {
  const double squared = dot(features, features);
  if (!usable(squared)) return unusable();
  const double factor = 1 / std::sqrt(squared);
  std::vector<float> result(features.size());
  std::transform(features.begin(), features.end(), result.begin(),
                 [factor](float value) { return static_cast<float>(value * factor); });
  return result;
}

core::Result<std::vector<float>> without_offset(std::span<const float> features,
                                                std::span<const float> offset) {
  auto result = normalised(features);
  if (!result || offset.empty()) return result;
  if (offset.size() != features.size()) return unequal();
  for (std::size_t i = 0; i < offset.size(); ++i) (*result)[i] -= offset[i];
  return normalised(*result);
}

core::Result<std::vector<float>> mean_features(std::span<const std::vector<float>> vectors) {
  if (vectors.empty()) return unequal();
  std::vector<double> sum(vectors.front().size(), 0.0);
  for (const auto& vector : vectors) {
    if (vector.size() != sum.size()) return unequal();
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += vector[i];
  }
  std::vector<float> mean(sum.size());
  const auto count = static_cast<double>(vectors.size());
  std::transform(sum.begin(), sum.end(), mean.begin(),
                 [count](double value) { return static_cast<float>(value / count); });
  return mean;
}

core::Result<ComparisonScore> cosine_similarity(const Template& a, const Template& b) {
  if (a.features.size() != b.features.size()) return unequal();
  const double squared_a = dot(a.features, a.features);
  const double squared_b = dot(b.features, b.features);
  if (!usable(squared_a) || !usable(squared_b)) return unusable();
  const double cosine = dot(a.features, b.features) / std::sqrt(squared_a * squared_b);
  return ComparisonScore{std::clamp(cosine, -1.0, 1.0)};
}

core::Result<ComparisonScore> distance_similarity(const Template& a, const Template& b) {
  if (a.features.size() != b.features.size()) return unequal();
  double squared = 0;
  for (std::size_t i = 0; i < a.features.size(); ++i) {
    const double step = static_cast<double>(a.features[i]) - static_cast<double>(b.features[i]);
    squared += step * step;
  }
  if (a.features.empty() || !std::isfinite(squared)) return unusable();
  return score_of_distance(std::sqrt(squared));
}

}  // namespace madoguchi::biometrics
