// SPDX-License-Identifier: Apache-2.0
// Percentiles of measured times.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

namespace madoguchi::bench {

/// The smallest sample that is not below `share` (0..1) of all samples (nearest rank); 0 for none.
inline double percentile(std::vector<double> samples, double share) {
  if (samples.empty()) return 0;
  const double rank = std::ceil(share * static_cast<double>(samples.size()));
  const auto index = static_cast<std::size_t>(std::max(1.0, rank)) - 1;
  std::nth_element(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(index),
                   samples.end());
  return samples[index];
}

}  // namespace madoguchi::bench
