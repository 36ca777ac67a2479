// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: a face turned and scaled to the place where the feature network expects it.
#pragma once

#include "biometrics/similarity_transform.hpp"

#include <opencv2/core.hpp>

namespace madoguchi::adapters::opencv {

/// 112 x 112 BGR pixels; black where the picture ends.
cv::Mat aligned_face(const cv::Mat& bgr, const biometrics::SimilarityTransform& to_template);

}  // namespace madoguchi::adapters::opencv
