// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: what is measured on a face before it is compared.
#pragma once

#include "biometrics/similarity_transform.hpp"

#include <opencv2/core.hpp>

namespace madoguchi::adapters::opencv {

/// Measures of a face whose five points are known; `to_template` brings them to
/// biometrics::aligned_face_points.
biometrics::FaceQuality measure_face(const cv::Mat& bgr, const biometrics::FivePoints& points,
                                     const biometrics::SimilarityTransform& to_template);

}  // namespace madoguchi::adapters::opencv
