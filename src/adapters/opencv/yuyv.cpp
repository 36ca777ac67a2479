// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/yuyv.hpp"

#include "adapters/opencv/mat.hpp"

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace madoguchi::adapters::opencv {
namespace {

std::uint8_t byte_of(double value) {
  return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

struct Colour {
  double blue = 0;
  double green = 0;
  double red = 0;
};

Colour colour_at(const cv::Mat& bgr, int y, int x) {
  const auto pixel = bgr.at<cv::Vec3b>(y, x);
  return {double(pixel[0]), double(pixel[1]), double(pixel[2])};
}

double luma(const Colour& c) {
  return 16 + (65.481 * c.red + 128.553 * c.green + 24.966 * c.blue) / 255;
}

}  // namespace

core::Result<core::Bytes> yuyv_of(const biometrics::Image& image) {
  const auto bgr = bgr_of(image);
  if (!bgr) return bgr.error();
  if (image.width % 2 != 0) {
    return core::fail(core::Errc::invalid_argument, "YUYV needs an even width");
  }
  core::Bytes bytes;
  bytes.reserve(2 * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; x += 2) {
      const Colour a = colour_at(*bgr, y, x);
      const Colour b = colour_at(*bgr, y, x + 1);
      const Colour both{(a.blue + b.blue) / 2, (a.green + b.green) / 2, (a.red + b.red) / 2};
      bytes.push_back(byte_of(luma(a)));
      bytes.push_back(
          byte_of(128 + (-37.797 * both.red - 74.203 * both.green + 112.0 * both.blue) / 255));
      bytes.push_back(byte_of(luma(b)));
      bytes.push_back(
          byte_of(128 + (112.0 * both.red - 93.786 * both.green - 18.214 * both.blue) / 255));
    }
  }
  return bytes;
}

core::Result<biometrics::Image> image_of_yuyv(core::ByteView bytes, int width, int height,
                                              std::size_t row_bytes) {
  return guarded(core::Errc::malformed_data, "YUYV", [&]() -> core::Result<biometrics::Image> {
    const bool good = width > 0 && height > 0 && width % 2 == 0 &&
                      row_bytes >= 2 * static_cast<std::size_t>(width) &&
                      bytes.size() >= row_bytes * static_cast<std::size_t>(height - 1) +
                                          2 * static_cast<std::size_t>(width);
    if (!good) {
      return core::fail(core::Errc::malformed_data,
                        fmt::format("{} bytes for {} x {} YUYV", bytes.size(), width, height));
    }
    const cv::Mat packed(height, width, CV_8UC2, const_cast<std::uint8_t*>(bytes.data()),
                         row_bytes);
    cv::Mat bgr;
    cv::cvtColor(packed, bgr, cv::COLOR_YUV2BGR_YUYV);
    return image_of(bgr);
  });
}

}  // namespace madoguchi::adapters::opencv
