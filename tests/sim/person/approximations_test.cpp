// SPDX-License-Identifier: Apache-2.0
// The reference is the C library in double precision; bounds are those stated in the header.
#include "sim/person/approximations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace madoguchi::sim::person {
namespace {

constexpr int steps = 20000;

float at(int step, float from, float to) {
  return from + (to - from) * static_cast<float>(step) / steps;
}

double largest(float from, float to, const std::function<double(float)>& error) {
  double result = 0;
  for (int i = 0; i <= steps; ++i) result = std::max(result, std::abs(error(at(i, from, to))));
  return result;
}

TEST(Approximations, PowersOfTwoAndE) {
  EXPECT_LT(largest(-100, 100, [](float x) { return exp2_of(x) / std::exp2(double{x}) - 1; }),
            5e-6);
  EXPECT_LT(largest(-20, 20, [](float x) { return exp_of(x) / std::exp(double{x}) - 1; }), 2e-5);
  EXPECT_EQ(exp2_of(10), 1024);
  EXPECT_GT(exp2_of(-1000), 0);
  EXPECT_LT(exp2_of(1000), 1e38F);
}

TEST(Approximations, Logarithm) {
  EXPECT_LT(largest(1e-6F, 4, [](float x) { return log2_of(x) - std::log2(double{x}); }), 2e-5);
  EXPECT_EQ(log2_of(8), 3);
}

TEST(Approximations, Power) {
  for (const float exponent : {0.3F, 0.62F, 2.2F, 7.0F}) {
    EXPECT_LT(largest(0.01F, 6,
                      [&](float x) {
                        const double reference = std::pow(double{x}, double{exponent});
                        return reference < 1e-6 ? 0 : power(x, exponent) / reference - 1;
                      }),
              1e-4)
        << exponent;
  }
  EXPECT_EQ(power(0, 2), 0);
}

TEST(Approximations, Angles) {
  EXPECT_LT(largest(-10, 10, [](float x) { return sine(x) - std::sin(double{x}); }), 1e-5);
  EXPECT_LT(largest(-10, 10, [](float x) { return cosine(x) - std::cos(double{x}); }), 1e-5);
  EXPECT_LT(largest(-900, 900, [](float x) { return sine(x) - std::sin(double{x}); }), 1e-4);
  EXPECT_LT(largest(-1, 1, [](float x) { return arc_sine(x) - std::asin(double{x}); }), 1e-4);
  EXPECT_LT(largest(-3.1F, 3.1F,
                    [](float x) {
                      const float s = 3 * std::sin(x);
                      const float c = 3 * std::cos(x);
                      return arc_tangent2(s, c) - std::atan2(double{s}, double{c});
                    }),
            2e-5);
  EXPECT_EQ(arc_tangent2(0, 0), 0);
  EXPECT_LT(arc_sine(5), 1.5708F);
}

TEST(Approximations, BellIsTheGaussianUpToItsCut) {
  EXPECT_LT(largest(-8, 8, [](float x) { return bell(x, 2) - std::exp(-double{x} * x / 8); }),
            1e-5);
  EXPECT_LT(largest(-20, 20, [](float x) { return bell(x, 2) - std::exp(-double{x} * x / 8); }),
            2e-4);
}

TEST(Approximations, FloorOfNegativeNumbers) {
  for (const float x : {-2.5F, -2.0F, -0.1F, 0.0F, 0.9F, 7.0F}) {
    EXPECT_EQ(floor_int(x), static_cast<int>(std::floor(x))) << x;
  }
}

}  // namespace
}  // namespace madoguchi::sim::person
