// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/percentile.hpp"

#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <cmath>

namespace madoguchi::biometrics::performance {
namespace {

/// P(B <= k) of a binomial count; 0 below 0.
double at_most(std::size_t n, double share, std::ptrdiff_t k) {
  if (k < 0) return 0;
  const auto most = std::min<std::size_t>(n, static_cast<std::size_t>(k));
  return boost::math::cdf(boost::math::binomial(static_cast<double>(n), share),
                          static_cast<double>(most));
}

}  // namespace

std::optional<Percentile> percentile(std::span<const double> ascending, double share,
                                     double confidence) {
  if (ascending.empty()) return std::nullopt;
  const std::size_t n = ascending.size();
  const double tail = (1 - confidence) / 2;
  // A product such as 0.95 * 20 may lie a little above the whole number that is meant.
  const auto rank = static_cast<std::size_t>(std::ceil(static_cast<double>(n) * share - 1e-9));
  Percentile result;
  result.value = ascending[std::clamp<std::size_t>(rank, 1, n) - 1];
  // Value r (from 1) is at or below the true percentile unless fewer than r values are.
  std::size_t low = 0;
  while (low < n && at_most(n, share, static_cast<std::ptrdiff_t>(low)) <= tail) ++low;
  if (low > 0) result.low = ascending[low - 1];
  for (std::size_t r = 1; r <= n; ++r) {
    if (1 - at_most(n, share, static_cast<std::ptrdiff_t>(r) - 1) > tail) continue;
    result.high = ascending[r - 1];
    break;
  }
  return result;
}

Proportion share_above(std::span<const double> values, double most) {
  const auto above =
      std::count_if(values.begin(), values.end(), [=](double value) { return value > most; });
  return {static_cast<std::uint64_t>(above), values.size()};
}

}  // namespace madoguchi::biometrics::performance
