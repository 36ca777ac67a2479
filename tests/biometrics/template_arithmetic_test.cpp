// SPDX-License-Identifier: Apache-2.0
// Expected values: computed by hand or by a separate program in double precision.
#include "biometrics/template_arithmetic.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace madoguchi::biometrics {
namespace {

using ::testing::ElementsAre;
using ::testing::FloatNear;

const std::vector<float> three_four_twelve{3, 4, 0, -12};

TEST(TemplateArithmetic, NormalisesToLengthOne) {
  const auto result = normalised(three_four_twelve);
  ASSERT_TRUE(result);
  EXPECT_THAT(*result, ElementsAre(FloatNear(3 / 13.0F, 1e-7F), FloatNear(4 / 13.0F, 1e-7F), 0,
                                   FloatNear(-12 / 13.0F, 1e-7F)));
}

TEST(TemplateArithmetic, RefusesVectorsWithoutDirection) {
  EXPECT_FALSE(normalised(std::vector<float>{0, 0, 0}));
  EXPECT_FALSE(normalised(std::vector<float>{}));
  const auto broken = normalised(std::vector<float>{1, std::numeric_limits<float>::quiet_NaN()});
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, core::Errc::malformed_data);
}

TEST(TemplateArithmetic, CosineOfTwoTemplates) {
  const auto score = cosine_similarity({three_four_twelve}, {{1, 2, -2, 0}});
  ASSERT_TRUE(score);
  EXPECT_NEAR(score->value, 11.0 / 39, 1e-12);
  EXPECT_NEAR(cosine_similarity({{1, 1}}, {{-3, -3}})->value, -1, 1e-12);
  EXPECT_EQ(cosine_similarity({{1, 0}}, {{0, 7}})->value, 0);
}

TEST(TemplateArithmetic, CosineNeedsEqualLengths) {
  const auto score = cosine_similarity({three_four_twelve}, {{1, 2}});
  ASSERT_FALSE(score);
  EXPECT_EQ(score.error().code, core::Errc::invalid_argument);
}

TEST(TemplateArithmetic, RemovesAnOffsetFromTheNormalisedVector) {
  const auto result = without_offset(three_four_twelve, std::vector<float>{0.1F, 0.2F, 0.3F, 0.4F});
  ASSERT_TRUE(result);
  EXPECT_THAT(*result,
              ElementsAre(FloatNear(0.0956476069F, 1e-6F), FloatNear(0.0787686174F, 1e-6F),
                          FloatNear(-0.2194268629F, 1e-6F), FloatNear(-0.9677287285F, 1e-6F)));
}

TEST(TemplateArithmetic, NoOffsetOnlyNormalises) {
  EXPECT_EQ(*without_offset(three_four_twelve, {}), *normalised(three_four_twelve));
  EXPECT_FALSE(without_offset(three_four_twelve, std::vector<float>{1}));
}

TEST(TemplateArithmetic, MeanOfVectors) {
  const std::vector<std::vector<float>> vectors{{1, 2}, {3, 4}, {5, 9}};
  EXPECT_THAT(*mean_features(vectors), ElementsAre(3, 5));
  EXPECT_FALSE(mean_features(std::vector<std::vector<float>>{{1}, {1, 2}}));
  EXPECT_FALSE(mean_features({}));
}

}  // namespace
}  // namespace madoguchi::biometrics
