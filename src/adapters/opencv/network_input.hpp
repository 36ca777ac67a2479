// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: pictures as networks want them.
#pragma once

#include "biometrics/face_boxes.hpp"
#include "biometrics/face_network.hpp"
#include "biometrics/similarity_transform.hpp"

#include <opencv2/core.hpp>

namespace madoguchi::adapters::opencv {

/// A BGR picture of the input's size as numbers: order of the channels, subtraction, division.
cv::Mat blob_of(const cv::Mat& bgr, const biometrics::NetworkInput& input);

/// The picture, not stretched, in the middle of a black frame of the input's size.
cv::Mat in_frame(const cv::Mat& bgr, const biometrics::Letterbox& letterbox,
                 const biometrics::NetworkInput& input);

/// The square around the middle of a face's box, `input.crop` box heights wide.
cv::Rect square_around(const biometrics::FaceBox& box, const biometrics::NetworkInput& input);

/// That square in the input's size, the edge pixels repeated where it leaves the picture; empty
/// when it does not touch the picture.
cv::Mat square_crop(const cv::Mat& bgr, cv::Rect square, const biometrics::NetworkInput& input);

/// A face turned, scaled and shifted; black where the picture ends.
cv::Mat aligned_face(const cv::Mat& bgr, const biometrics::SimilarityTransform& transform,
                     cv::Size size);

}  // namespace madoguchi::adapters::opencv
