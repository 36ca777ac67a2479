// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: the three networks of the reference comparator, each from its picture to
// plain values. Their publisher does not document the inputs; what stands here gave the fewest
// errors on public pictures.
#pragma once

#include "biometrics/face_boxes.hpp"
#include "biometrics/similarity_transform.hpp"
#include "core/result.hpp"

#include <opencv2/dnn.hpp>

#include <filesystem>
#include <vector>

namespace madoguchi::adapters::opencv {

/// Finds faces: UltraFace RFB-320. Input 320 x 240 RGB, (value - 127) / 128.
class FaceDetector {
 public:
  explicit FaceDetector(cv::dnn::Net net) : net_(std::move(net)) {}

  /// Faces of a BGR picture without overlaps, most confident first, in its pixels.
  std::vector<biometrics::FaceBox> detect(const cv::Mat& bgr);

 private:
  cv::dnn::Net net_;
};

/// Finds 68 points of a face. Input 64 x 64 grey, value / 256; output relative to the crop.
class LandmarkFinder {
 public:
  explicit LandmarkFinder(cv::dnn::Net net) : net_(std::move(net)) {}

  /// Eyes, nose and mouth of a detected face, in pixels of the picture.
  biometrics::FivePoints find(const cv::Mat& bgr, const biometrics::FaceBox& box);

 private:
  cv::dnn::Net net_;
};

/// Turns an aligned face of 112 x 112 BGR pixels, (value - 127.5) / 128, into 512 features.
class FeatureExtractor {
 public:
  explicit FeatureExtractor(cv::dnn::Net net) : net_(std::move(net)) {}

  /// Not normalised.
  std::vector<float> extract(const cv::Mat& aligned);

 private:
  cv::dnn::Net net_;
};

struct FaceNetworks {
  FaceDetector detector;
  LandmarkFinder landmarks;
  FeatureExtractor features;
};

/// Errors: network_model_missing, digest_mismatch, io_failure.
core::Result<FaceNetworks> load_face_networks(const std::filesystem::path& folder);

}  // namespace madoguchi::adapters::opencv
