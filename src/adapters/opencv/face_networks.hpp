// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: networks of each role, from a picture to plain values. What they want as
// input and how their answers are read stands in the registry.
#pragma once

#include "adapters/opencv/detector_outputs.hpp"
#include "biometrics/face_network.hpp"
#include "core/result.hpp"

#include <opencv2/dnn.hpp>

#include <filesystem>
#include <vector>

namespace madoguchi::adapters::opencv {

/// One network, ready to run.
struct LoadedNetwork {
  cv::dnn::Net net;
  biometrics::FaceNetwork network;

  /// One pass. Copies of the outputs in the order of the registry's names.
  std::vector<cv::Mat> run(const cv::Mat& blob);
};

/// Errors: those of load_network.
core::Result<LoadedNetwork> load(const std::filesystem::path& folder,
                                 const biometrics::FaceNetwork& network);

/// Points of a face in pixels of the picture.
struct FaceLandmarks {
  biometrics::FivePoints five;           ///< eyes, nose, corners of the mouth
  std::vector<biometrics::Point> all{};  ///< 68 of the iBUG scheme, or none
};

/// Faces of a BGR picture without overlaps, most confident first, in its pixels. Error:
/// malformed_data for a network that answers otherwise than the registry says.
core::Result<std::vector<DetectedFace>> detect_faces(LoadedNetwork& detector, const cv::Mat& bgr);

/// The points of a detected face. Error: malformed_data as above.
core::Result<FaceLandmarks> find_landmarks(LoadedNetwork& landmarks, const cv::Mat& bgr,
                                           const biometrics::FaceBox& box);

/// The five points that an alignment wants; fewer than five when the landmarks do not have them.
std::vector<biometrics::Point> points_for(const FaceLandmarks& landmarks,
                                          biometrics::AlignedPoints points);

/// Features of a face that was brought to the network's places, in the size of its input. Not
/// normalised. Error: malformed_data for an empty answer.
core::Result<std::vector<float>> extract_features(LoadedNetwork& embedding, const cv::Mat& aligned);

/// How much a face seems to be a living one, 0..1. Error: malformed_data as above.
core::Result<double> real_share(LoadedNetwork& attack_detection, const cv::Mat& bgr,
                                const biometrics::FaceBox& box);

}  // namespace madoguchi::adapters::opencv
