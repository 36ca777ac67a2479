// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/mat.hpp"

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

namespace madoguchi::adapters::opencv {

core::Result<cv::Mat> view_of(const biometrics::Image& image) {
  const std::size_t expected = image.row_bytes() * static_cast<std::size_t>(image.height);
  if (image.width <= 0 || image.height <= 0 || image.pixels.size() != expected) {
    return core::fail(core::Errc::invalid_argument,
                      fmt::format("a picture of {} x {} with {} bytes", image.width, image.height,
                                  image.pixels.size()));
  }
  const int type = image.format == biometrics::PixelFormat::grey8 ? CV_8UC1 : CV_8UC3;
  // OpenCV has no read-only matrix; nobody writes through this one.
  return cv::Mat(image.height, image.width, type, const_cast<std::uint8_t*>(image.pixels.data()));
}

core::Result<cv::Mat> bgr_of(const biometrics::Image& image) {
  auto view = view_of(image);
  if (!view || view->channels() == 3) return view;
  cv::Mat bgr;
  cv::cvtColor(*view, bgr, cv::COLOR_GRAY2BGR);
  return bgr;
}

biometrics::Image image_of(const cv::Mat& mat) {
  cv::Mat plain = mat;
  if (mat.channels() == 4) cv::cvtColor(mat, plain, cv::COLOR_BGRA2BGR);
  if (!plain.isContinuous()) plain = plain.clone();
  biometrics::Image image;
  image.width = plain.cols;
  image.height = plain.rows;
  image.format =
      plain.channels() == 1 ? biometrics::PixelFormat::grey8 : biometrics::PixelFormat::bgr8;
  image.pixels.assign(plain.datastart, plain.datastart + plain.total() * plain.elemSize());
  return image;
}

core::Error error_of(core::Errc code, const std::string& what, const std::exception& problem) {
  const auto* exception = dynamic_cast<const cv::Exception*>(&problem);
  return core::fail(code, what + ": " + (exception != nullptr ? exception->err : problem.what()));
}

}  // namespace madoguchi::adapters::opencv
