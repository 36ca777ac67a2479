// SPDX-License-Identifier: Apache-2.0
#include "core/seeded_random.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace madoguchi::core {
namespace {

TEST(SeededRandom, IsTheSameForTheSameSeed) {
  SeededRandom a(42);
  SeededRandom b(42);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(a.next(), b.next());
}

// Without hashing the seed, stream n+1 would be stream n shifted by one draw.
TEST(SeededRandom, NeighbouringSeedsAreUnrelated) {
  double covariance = 0;
  constexpr int draws = 20000;
  for (int i = 0; i < draws; ++i) {
    SeededRandom a(static_cast<std::uint64_t>(i));
    SeededRandom b(static_cast<std::uint64_t>(i) + 1);
    a.next();
    covariance += (a.uniform() - 0.5) * (b.uniform() - 0.5);
  }
  // Standard error of the correlation is 1/sqrt(20000) = 0.007.
  EXPECT_LT(std::abs(covariance / draws * 12), 0.03);
}

TEST(SeededRandom, NamedStreamsDiffer) { EXPECT_NE(seed_of("card", 1), seed_of("camera", 1)); }

}  // namespace
}  // namespace madoguchi::core
