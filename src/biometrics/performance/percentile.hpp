// SPDX-License-Identifier: Apache-2.0
// A percentile of measured times with an interval that assumes nothing about their distribution:
// its bounds are order statistics whose ranks follow the binomial distribution.
#pragma once

#include "biometrics/performance/proportion.hpp"

#include <limits>
#include <optional>
#include <span>

namespace madoguchi::biometrics::performance {

/// A percentile and its interval; an end that the sample cannot bound is infinite.
struct Percentile {
  double value = 0;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

/// `share` 0.95 gives the 95th percentile: the smallest value that at least this share of the
/// sample does not exceed. `ascending` is sorted. Empty without values.
std::optional<Percentile> percentile(std::span<const double> ascending, double share,
                                     double confidence = usual_confidence);

/// Values above `most`, of all: a percentile of 95 is at most `most` exactly if this share is at
/// most 5 %.
Proportion share_above(std::span<const double> values, double most);

}  // namespace madoguchi::biometrics::performance
