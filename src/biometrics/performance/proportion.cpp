// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/proportion.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>

namespace madoguchi::biometrics::performance {

double Proportion::rate() const {
  return trials == 0 ? 0 : static_cast<double>(errors) / static_cast<double>(trials);
}

Interval wilson(Proportion observed, double confidence) {
  if (observed.trials == 0) return {};
  const double z = boost::math::quantile(boost::math::normal(), (1 + confidence) / 2);
  const auto n = static_cast<double>(observed.trials);
  const double p = observed.rate();
  const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  // The ends are exact where the formula leaves rounding errors.
  return {observed.errors == 0 ? 0 : std::max(0.0, centre - half),
          observed.errors == observed.trials ? 1 : std::min(1.0, centre + half)};
}

Interval clopper_pearson(Proportion observed, double confidence) {
  if (observed.trials == 0) return {};
  const double tail = (1 - confidence) / 2;
  const auto k = static_cast<double>(observed.errors);
  const auto n = static_cast<double>(observed.trials);
  Interval interval;
  if (observed.errors > 0) interval.low = boost::math::ibeta_inv(k, n - k + 1, tail);
  if (observed.errors < observed.trials) {
    interval.high = boost::math::ibetac_inv(k + 1, n - k, tail);
  }
  return interval;
}

std::uint64_t trials_for_rule_of_three(double rate) {
  // 3 / 0.003 is a little more than 1000 in binary; a trial more would be asked for.
  const double trials = 3 / rate;
  const double nearest = std::round(trials);
  return static_cast<std::uint64_t>(std::abs(trials - nearest) < 1e-6 ? nearest
                                                                      : std::ceil(trials));
}

}  // namespace madoguchi::biometrics::performance
