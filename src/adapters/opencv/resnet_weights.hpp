// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: weights as TensorFlow.js keeps them, a JSON manifest of names, shapes and
// quantisation beside one file of bytes.
#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::adapters::opencv {

struct WeightTensor {
  std::vector<int> shape;
  std::vector<float> values;  ///< the last index runs fastest
};

using WeightTensors = std::map<std::string, WeightTensor, std::less<>>;

/// Values of 8 bits become minimum + scale * value; values of 32 bits stay. Error: malformed_data,
/// naming the tensor.
core::Result<WeightTensors> dequantised_weights(core::ByteView bytes, std::string_view manifest);

}  // namespace madoguchi::adapters::opencv
