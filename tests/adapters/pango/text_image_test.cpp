// SPDX-License-Identifier: Apache-2.0
// The images are read back by another library (OpenCV).
#include "adapters/pango/text_image.hpp"

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

namespace madoguchi::adapters::pango {
namespace {

int black_pixels(const core::Bytes& png) {
  const cv::Mat image = cv::imdecode(png, cv::IMREAD_GRAYSCALE);
  return static_cast<int>(image.total()) - cv::countNonZero(image);
}

TEST(TextImage, IsAOneBitPngOfTheAskedSize) {
  const auto png = render_text_png("試験　花子", {});
  ASSERT_TRUE(png);
  const cv::Mat image = cv::imdecode(*png, cv::IMREAD_GRAYSCALE);
  EXPECT_EQ(image.cols, 480);
  EXPECT_EQ(image.rows, 48);
  // IHDR: bit depth at offset 24 (PNG specification, 11.2.2).
  EXPECT_EQ((*png)[24], 1);
  EXPECT_GT(black_pixels(*png), 200);
}

TEST(TextImage, DifferentTextsDiffer) {
  EXPECT_NE(*render_text_png("試験　花子", {}), *render_text_png("試験　太郎", {}));
  EXPECT_EQ(black_pixels(*render_text_png("", {})), 0);
}

TEST(TextImage, LongTextIsSetSmaller) {
  const std::string address = "東京都試験区見本町一丁目二番三号サンプルビルディング四〇五号室";
  const cv::Mat image = cv::imdecode(*render_text_png(address, {}), cv::IMREAD_GRAYSCALE);
  // All of it fits: the last columns are white.
  EXPECT_EQ(cv::countNonZero(image.colRange(478, 480)), 2 * image.rows);
}

TEST(TextImage, RefusesWhatIsNoText) {
  EXPECT_FALSE(render_text_png("\xFF\xFE", {}));
  EXPECT_FALSE(render_text_png("x", {.width = 0}));
}

}  // namespace
}  // namespace madoguchi::adapters::pango
