// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/network_input.hpp"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::ColourOrder;
using biometrics::NetworkInput;

/// Shrinking averages, enlarging interpolates: a thumbnail without moiré.
void resize_well(const cv::Mat& from, cv::Mat& to, cv::Size size) {
  const bool shrinks = size.width < from.cols;
  cv::resize(from, to, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
}

/// The part of the picture that an aligned face shows, and a little more.
cv::Rect part_used(const cv::Mat& bgr, const biometrics::SimilarityTransform& transform,
                   cv::Size size) {
  constexpr double margin = 8;
  const double squared = transform.a * transform.a + transform.b * transform.b;
  double left = bgr.cols, top = bgr.rows, right = 0, bottom = 0;
  for (const int corner : {0, 1, 2, 3}) {
    const double x = (corner % 2) * size.width - transform.shift_x;
    const double y = (corner / 2) * size.height - transform.shift_y;
    const double from_x = (transform.a * x + transform.b * y) / squared;
    const double from_y = (transform.a * y - transform.b * x) / squared;
    left = std::min(left, from_x - margin);
    right = std::max(right, from_x + margin);
    top = std::min(top, from_y - margin);
    bottom = std::max(bottom, from_y + margin);
  }
  left = std::max(0.0, left);
  top = std::max(0.0, top);
  right = std::min<double>(bgr.cols, right);
  bottom = std::min<double>(bgr.rows, bottom);
  if (!(right - left >= 1) || !(bottom - top >= 1)) return {};
  return {cv::Point(static_cast<int>(left), static_cast<int>(top)),
          cv::Point(static_cast<int>(right), static_cast<int>(bottom))};
}

}  // namespace

cv::Mat blob_of(const cv::Mat& bgr, const NetworkInput& input) {
  cv::Mat picture = bgr;
  if (input.colour == ColourOrder::grey) cv::cvtColor(bgr, picture, cv::COLOR_BGR2GRAY);
  const cv::Scalar subtract(input.subtract[0], input.subtract[1], input.subtract[2]);
  return cv::dnn::blobFromImage(picture, 1.0 / input.divide_by, cv::Size(), subtract,
                                input.colour == ColourOrder::rgb);
}

cv::Mat in_frame(const cv::Mat& bgr, const biometrics::Letterbox& letterbox,
                 const NetworkInput& input) {
  cv::Mat frame = cv::Mat::zeros(input.height, input.width, CV_8UC3);
  cv::Mat place = frame(cv::Rect(letterbox.left, letterbox.top, letterbox.width, letterbox.height));
  resize_well(bgr, place, place.size());
  return frame;
}

cv::Rect square_around(const biometrics::FaceBox& box, const NetworkInput& input) {
  const double side = std::max(1.0, static_cast<double>(box.height()) * input.crop);
  const int pixels = cvRound(side);
  return {cvRound((box.left + box.right) / 2 - side / 2),
          cvRound((box.top + box.bottom) / 2 - side / 2), pixels, pixels};
}

cv::Mat square_crop(const cv::Mat& bgr, cv::Rect square, const NetworkInput& input) {
  const cv::Rect inside = square & cv::Rect(0, 0, bgr.cols, bgr.rows);
  if (inside.empty()) return {};
  cv::Mat crop = bgr(inside);
  if (inside != square) {
    cv::copyMakeBorder(crop, crop, inside.y - square.y, square.br().y - inside.br().y,
                       inside.x - square.x, square.br().x - inside.br().x,
                       cv::BORDER_REPLICATE | cv::BORDER_ISOLATED);
  }
  cv::Mat sized;
  resize_well(crop, sized, cv::Size(input.width, input.height));
  return sized;
}

cv::Mat aligned_face(const cv::Mat& bgr, const biometrics::SimilarityTransform& transform,
                     cv::Size size) {
  cv::Mat picture = bgr;
  cv::Matx23d matrix(transform.a, -transform.b, transform.shift_x,  //
                     transform.b, transform.a, transform.shift_y);
  const double scale = transform.scale();
  // Bilinear sampling sees four pixels: a much larger picture is averaged down first.
  constexpr double coarsest = 0.5;
  const cv::Rect used = part_used(bgr, transform, size);
  if (scale < coarsest && !used.empty()) {
    matrix(0, 2) += matrix(0, 0) * used.x + matrix(0, 1) * used.y;
    matrix(1, 2) += matrix(1, 0) * used.x + matrix(1, 1) * used.y;
    const double shrink = scale / coarsest;
    cv::resize(bgr(used), picture, cv::Size(), shrink, shrink, cv::INTER_AREA);
    const double x = static_cast<double>(used.width) / picture.cols;
    const double y = static_cast<double>(used.height) / picture.rows;
    matrix(0, 0) *= x;
    matrix(1, 0) *= x;
    matrix(0, 1) *= y;
    matrix(1, 1) *= y;
  }
  cv::Mat aligned;
  cv::warpAffine(picture, aligned, matrix, size, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
  return aligned;
}

}  // namespace madoguchi::adapters::opencv
