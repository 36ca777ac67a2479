// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: what face detectors answer, as boxes in their input frame. One row a kind.
#pragma once

#include "biometrics/face_network.hpp"
#include "biometrics/similarity_transform.hpp"

#include <opencv2/core.hpp>

#include <optional>
#include <vector>

namespace madoguchi::adapters::opencv {

struct DetectedFace {
  biometrics::FaceBox box;
  std::optional<biometrics::FivePoints> points;  ///< of detectors that find them
};

/// Faces at or above `network.output.confidence`, overlapping ones included, in pixels of the
/// input; `outputs` in the order of `network.output.names`. Error: malformed_data for outputs of
/// another shape than the kind has.
core::Result<std::vector<DetectedFace>> faces_in(const std::vector<cv::Mat>& outputs,
                                                 const biometrics::FaceNetwork& network);

}  // namespace madoguchi::adapters::opencv
