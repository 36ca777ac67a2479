// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: the residual network of 29 layers that dlib introduced for faces, from its
// weights under the names that face-api gives them.
#pragma once

#include "adapters/opencv/resnet_weights.hpp"

#include <opencv2/dnn.hpp>

namespace madoguchi::adapters::opencv {

/// 3 x 150 x 150 in, 128 features out. The scaling after each convolution is folded into it. Error:
/// malformed_data for a tensor that is missing or of another shape.
core::Result<cv::dnn::Net> resnet_graph(const WeightTensors& weights);

}  // namespace madoguchi::adapters::opencv
