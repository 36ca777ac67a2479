// SPDX-License-Identifier: Apache-2.0
#include "adapters/pango/text_image.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace madoguchi::adapters::pango {
namespace {

auto black_pixels(const biometrics::Image& image) {
  return std::count(image.pixels.begin(), image.pixels.end(), 0);
}

TEST(TextImage, IsBlackAndWhiteOfTheAskedSize) {
  const auto image = render_text("試験　花子", {});
  ASSERT_TRUE(image);
  EXPECT_EQ(image->width, 480);
  EXPECT_EQ(image->height, 48);
  ASSERT_EQ(image->pixels.size(), 480U * 48U);
  EXPECT_GT(black_pixels(*image), 200);
  EXPECT_EQ(black_pixels(*image) + std::count(image->pixels.begin(), image->pixels.end(), 255),
            480 * 48);
}

TEST(TextImage, DifferentTextsDiffer) {
  EXPECT_NE(render_text("試験　花子", {})->pixels, render_text("試験　太郎", {})->pixels);
  EXPECT_EQ(black_pixels(*render_text("", {})), 0);
}

TEST(TextImage, LongTextIsSetSmaller) {
  const auto image =
      render_text("東京都試験区見本町一丁目二番三号サンプルビルディング四〇五号室", {});
  ASSERT_TRUE(image);
  // All of it fits: the last two columns are white.
  for (int y = 0; y < image->height; ++y) {
    const auto end = image->pixels.begin() + (y + 1) * image->width;
    EXPECT_EQ(std::count(end - 2, end, 255), 2) << "row " << y;
  }
}

TEST(TextImage, RefusesWhatIsNoText) {
  EXPECT_FALSE(render_text("\xFF\xFE", {}));
  EXPECT_FALSE(render_text("x", {.width = 0}));
}

}  // namespace
}  // namespace madoguchi::adapters::pango
