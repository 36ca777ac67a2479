// SPDX-License-Identifier: Apache-2.0
// Nearest rank: the ordered sample at position ceil(share * n), worked out by hand.
#include "bench/percentile.hpp"

#include <gtest/gtest.h>

namespace madoguchi::bench {
namespace {

TEST(Percentile, IsTheSampleOfNearestRank) {
  const std::vector<double> samples{50, 15, 40, 20, 35};
  EXPECT_EQ(percentile(samples, 0.05), 15);
  EXPECT_EQ(percentile(samples, 0.30), 20);
  EXPECT_EQ(percentile(samples, 0.50), 35);
  EXPECT_EQ(percentile(samples, 0.95), 50);
  EXPECT_EQ(percentile(samples, 1.00), 50);
  EXPECT_EQ(percentile(samples, 0), 15);
}

TEST(Percentile, OfNothingIsZero) { EXPECT_EQ(percentile({}, 0.5), 0); }

}  // namespace
}  // namespace madoguchi::bench
