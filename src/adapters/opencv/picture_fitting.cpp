// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/picture_fitting.hpp"

#include "adapters/opencv/mat.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace madoguchi::adapters::opencv {
namespace {

using core::Errc;

core::Result<cv::Mat> grey_picture(const biometrics::Image& image, int width, int height) {
  if (width < 1 || height < 1 || width > 4096 || height > 4096) {
    return core::fail(Errc::invalid_argument, "size of a picture");
  }
  auto view = view_of(image);
  if (!view || view->channels() == 1) return view;
  cv::Mat grey;
  cv::cvtColor(*view, grey, cv::COLOR_BGR2GRAY);
  return grey;
}

cv::Rect portrait_part(const cv::Size& size, double proportion) {
  constexpr double share_above = 0.1;  // of the surplus of a picture that is too tall
  const double actual = static_cast<double>(size.width) / size.height;
  if (actual > proportion) {
    const int width = std::max(1, static_cast<int>(std::lround(size.height * proportion)));
    return {(size.width - width) / 2, 0, width, size.height};
  }
  const int height =
      std::clamp(static_cast<int>(std::lround(size.width / proportion)), 1, size.height);
  return {0, static_cast<int>((size.height - height) * share_above), size.width, height};
}

}  // namespace

core::Result<biometrics::Image> portrait_of(const biometrics::Image& image, int width, int height) {
  return guarded(Errc::invalid_argument, "a portrait", [&]() -> core::Result<biometrics::Image> {
    const auto grey = grey_picture(image, width, height);
    if (!grey) return grey.error();
    const cv::Mat part = (*grey)(portrait_part(grey->size(), static_cast<double>(width) / height));
    if (part.cols <= width) return image_of(part.clone());
    cv::Mat scaled;
    cv::resize(part, scaled, {width, height}, 0, 0, cv::INTER_AREA);
    return image_of(scaled);
  });
}

core::Result<biometrics::Image> bilevel_of(const biometrics::Image& image, int width, int height) {
  return guarded(Errc::invalid_argument, "a picture", [&]() -> core::Result<biometrics::Image> {
    const auto grey = grey_picture(image, width, height);
    if (!grey) return grey.error();
    const double scale =
        std::min(static_cast<double>(width) / grey->cols, static_cast<double>(height) / grey->rows);
    const cv::Size size(std::clamp(static_cast<int>(grey->cols * scale), 1, width),
                        std::clamp(static_cast<int>(grey->rows * scale), 1, height));
    cv::Mat ground(height, width, CV_8UC1, cv::Scalar(255));
    cv::Mat scaled;
    cv::resize(*grey, scaled, size, 0, 0, cv::INTER_AREA);
    scaled.copyTo(ground(cv::Rect({0, (height - size.height) / 2}, size)));
    constexpr double paper = 127;  // brighter is white
    cv::threshold(ground, ground, paper, 255, cv::THRESH_BINARY);
    return image_of(ground);
  });
}

}  // namespace madoguchi::adapters::opencv
