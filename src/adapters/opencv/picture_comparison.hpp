// SPDX-License-Identifier: Apache-2.0
// Two picture files compared as a counter would: the first as the card's photograph, the second as
// the camera's frame.
#pragma once

#include "adapters/opencv/face_network_comparator.hpp"

namespace madoguchi::adapters::opencv {

/// What became of the two pictures. Score and decision are there when both gave a template.
struct PictureComparison {
  biometrics::Extraction reference;
  biometrics::Extraction probe;
  std::optional<biometrics::ComparisonScore> score;
  biometrics::Threshold threshold;
  std::optional<biometrics::ComparisonDecision> decision;
};

/// Errors: those of FaceNetworkComparator::extract. A picture without a usable face is no error.
core::Result<PictureComparison> compare_images(FaceNetworkComparator& comparator,
                                               const biometrics::Image& reference,
                                               const biometrics::Image& probe);

/// Errors: file_missing, io_failure, malformed_data (not a picture); the context names the file. A
/// picture without a usable face is no error.
core::Result<PictureComparison> compare_pictures(FaceNetworkComparator& comparator,
                                                 const std::filesystem::path& reference,
                                                 const std::filesystem::path& probe);

/// The same with a comparator made for it: default network folder, the given calibration.
core::Result<PictureComparison> compare_pictures(const std::filesystem::path& reference,
                                                 const std::filesystem::path& probe,
                                                 const biometrics::Calibration& calibration);

/// Reads a file of data/calibrations/. Errors: file_missing, io_failure, malformed_data.
core::Result<biometrics::Calibration> load_calibration(const std::filesystem::path& path);

}  // namespace madoguchi::adapters::opencv
