// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: what is measured on a face before it is compared.
#pragma once

#include "biometrics/similarity_transform.hpp"

#include <opencv2/core.hpp>

namespace madoguchi::adapters::opencv {

/// Measures of a face with its five points; `aligned` is that face brought to
/// biometrics::aligned_face_points.
biometrics::FaceQuality measure_face(const cv::Mat& aligned, const biometrics::FivePoints& points);

}  // namespace madoguchi::adapters::opencv
