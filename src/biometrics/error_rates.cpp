// SPDX-License-Identifier: Apache-2.0
#include "biometrics/error_rates.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace madoguchi::biometrics {
namespace {

constexpr double z95 = 1.959963984540054;  // 97.5 % point of the normal distribution
constexpr double threshold_steps = 10000;

core::Error no_scores() {
  return core::fail(core::Errc::invalid_argument, "error rates of no comparisons");
}

long count_of(std::ptrdiff_t count) { return static_cast<long>(count); }

}  // namespace

ErrorRate wilson_rate(long errors, long comparisons) {
  if (comparisons <= 0) return {};
  const auto n = static_cast<double>(comparisons);
  const double p = static_cast<double>(errors) / n;
  const double z2 = z95 * z95;
  const double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = z95 / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  return {errors, comparisons, p, errors == 0 ? 0 : std::max(0.0, centre - half),
          errors == comparisons ? 1 : std::min(1.0, centre + half)};
}

ErrorRate false_match_rate(std::span<const double> non_mated, Threshold threshold) {
  const auto errors = std::count_if(non_mated.begin(), non_mated.end(),
                                    [=](double score) { return score >= threshold.value; });
  return wilson_rate(count_of(errors), count_of(std::ssize(non_mated)));
}

ErrorRate false_non_match_rate(std::span<const double> mated, Threshold threshold) {
  const auto errors = std::count_if(mated.begin(), mated.end(),
                                    [=](double score) { return score < threshold.value; });
  return wilson_rate(count_of(errors), count_of(std::ssize(mated)));
}

core::Result<double> equal_error_rate(std::vector<double> mated, std::vector<double> non_mated) {
  if (mated.empty() || non_mated.empty()) return no_scores();
  std::vector<double> thresholds = mated;
  thresholds.insert(thresholds.end(), non_mated.begin(), non_mated.end());
  std::sort(thresholds.begin(), thresholds.end());
  std::sort(mated.begin(), mated.end());
  std::sort(non_mated.begin(), non_mated.end());
  const auto share_below = [](const std::vector<double>& scores, double value) {
    const auto below = std::lower_bound(scores.begin(), scores.end(), value) - scores.begin();
    return static_cast<double>(below) / static_cast<double>(scores.size());
  };
  double best_difference = 2;
  double rate = 1;
  for (const double threshold : thresholds) {
    const double fnmr = share_below(mated, threshold);
    const double fmr = 1 - share_below(non_mated, threshold);
    if (std::abs(fmr - fnmr) < best_difference) {
      best_difference = std::abs(fmr - fnmr);
      rate = (fmr + fnmr) / 2;
    }
  }
  return rate;
}

core::Result<Threshold> threshold_at_fmr(std::vector<double> non_mated, double fmr) {
  if (non_mated.empty()) return no_scores();
  std::sort(non_mated.begin(), non_mated.end(), std::greater<>());
  const auto allowed = static_cast<std::size_t>(fmr * static_cast<double>(non_mated.size()));
  if (allowed >= non_mated.size()) return Threshold{-1};
  const double first_refused = non_mated[allowed];
  double step = std::floor(first_refused * threshold_steps);
  while (step / threshold_steps <= first_refused) ++step;
  return Threshold{step / threshold_steps};
}

}  // namespace madoguchi::biometrics
