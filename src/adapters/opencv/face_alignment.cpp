// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/face_alignment.hpp"

#include <opencv2/imgproc.hpp>

namespace madoguchi::adapters::opencv {

cv::Mat aligned_face(const cv::Mat& bgr, const biometrics::SimilarityTransform& to_template) {
  cv::Mat picture = bgr;
  cv::Matx23d matrix(to_template.a, -to_template.b, to_template.shift_x,  //
                     to_template.b, to_template.a, to_template.shift_y);
  const double scale = to_template.scale();
  // Bilinear sampling sees four pixels: a much larger picture is averaged down first.
  constexpr double coarsest = 0.5;
  if (scale < coarsest) {
    const double shrink = scale / coarsest;
    cv::resize(bgr, picture, cv::Size(), shrink, shrink, cv::INTER_AREA);
    const double x = static_cast<double>(bgr.cols) / picture.cols;
    const double y = static_cast<double>(bgr.rows) / picture.rows;
    matrix(0, 0) *= x;
    matrix(1, 0) *= x;
    matrix(0, 1) *= y;
    matrix(1, 1) *= y;
  }
  cv::Mat aligned;
  cv::warpAffine(picture, aligned, matrix,
                 cv::Size(biometrics::aligned_face_size, biometrics::aligned_face_size),
                 cv::INTER_LINEAR, cv::BORDER_CONSTANT);
  return aligned;
}

}  // namespace madoguchi::adapters::opencv
