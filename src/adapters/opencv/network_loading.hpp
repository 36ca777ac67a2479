// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: a network's files as something OpenCV can run.
#pragma once

#include "biometrics/face_network.hpp"
#include "core/result.hpp"

#include <opencv2/dnn.hpp>

#include <filesystem>

namespace madoguchi::adapters::opencv {

/// Reads the files (from `folder`, unless their paths are absolute), checks their digests and
/// builds the network. Weights that are too small for ordinary arithmetic become zero. Errors:
/// network_model_missing, digest_mismatch, io_failure, malformed_data.
core::Result<cv::dnn::Net> load_network(const std::filesystem::path& folder,
                                        const biometrics::FaceNetwork& network);

}  // namespace madoguchi::adapters::opencv
