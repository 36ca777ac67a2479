// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/frame_fitting.hpp"

#include "adapters/opencv/mat.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace madoguchi::adapters::opencv {
namespace {

constexpr int largest_side = 16384;

}  // namespace

core::Result<biometrics::Image> frame_of(const biometrics::Image& image, int width, int height) {
  if (width < 1 || height < 1 || width > largest_side || height > largest_side) {
    return core::fail(core::Errc::invalid_argument, "a frame of a size that makes no sense");
  }
  const auto bgr = bgr_of(image);
  if (!bgr) return bgr.error();
  if (bgr->cols == width && bgr->rows == height) return image_of(*bgr);
  return guarded(core::Errc::invalid_argument, "frame", [&]() -> core::Result<biometrics::Image> {
    const double scale =
        std::min(double(width) / double(bgr->cols), double(height) / double(bgr->rows));
    const cv::Size inside(std::clamp(static_cast<int>(std::lround(bgr->cols * scale)), 1, width),
                          std::clamp(static_cast<int>(std::lround(bgr->rows * scale)), 1, height));
    cv::Mat frame = cv::Mat::zeros(height, width, CV_8UC3);
    cv::Mat target =
        frame(cv::Rect({(width - inside.width) / 2, (height - inside.height) / 2}, inside));
    cv::resize(*bgr, target, inside, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return image_of(frame);
  });
}

}  // namespace madoguchi::adapters::opencv
