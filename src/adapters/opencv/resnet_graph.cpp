// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/resnet_graph.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

namespace madoguchi::adapters::opencv {
namespace {

using cv::dnn::LayerParams;

/// A residual block: halving blocks shrink the picture by two (35, 17, 8, 4, 2) and may widen it.
struct Block {
  const char* name;
  bool halving;
  int lost;  ///< rows and columns that its convolutions lack beside the shortcut
};

constexpr std::array<Block, 14> blocks{{
    {"conv32_1", false, 0},
    {"conv32_2", false, 0},
    {"conv32_3", false, 0},
    {"conv64_down", true, 0},
    {"conv64_1", false, 0},
    {"conv64_2", false, 0},
    {"conv64_3", false, 0},
    {"conv128_down", true, 0},
    {"conv128_1", false, 0},
    {"conv128_2", false, 0},
    {"conv256_down", true, 1},
    {"conv256_1", false, 0},
    {"conv256_2", false, 0},
    {"conv256_down_out", true, 1},
}};

class Builder {
 public:
  explicit Builder(const WeightTensors& weights) : weights_(weights) {}

  cv::dnn::Net build() {
    int last = convolution("conv32_down", 0, 2, 0, 3, 32);
    last = relu("conv32_down", last);
    LayerParams pool = pooling("max", 2);
    pool.set("kernel_size", 3);
    last = add("conv32_pool", "Pooling", pool, {last});
    int channels = 32;
    for (const Block& block : blocks) last = residual(block, last, channels);
    LayerParams mean = pooling("ave", 1);
    mean.set("global_pooling", true);
    last = add("mean", "Pooling", mean, {last});
    features(last);
    return net_;
  }

 private:
  const WeightTensor& tensor(const std::string& name, const std::vector<int>& shape) const {
    const auto found = weights_.find(name);
    if (found == weights_.end()) throw std::invalid_argument(name + " is missing");
    if (found->second.shape != shape) throw std::invalid_argument(name + " has another shape");
    return found->second;
  }

  int add(const std::string& name, const char* type, LayerParams& params,
          const std::vector<int>& inputs) {
    params.name = name;
    params.type = type;
    const int id = net_.addLayer(name, type, params);
    for (std::size_t i = 0; i < inputs.size(); ++i)
      net_.connect(inputs[i], 0, id, static_cast<int>(i));
    return id;
  }

  static LayerParams pooling(const char* kind, int stride) {
    LayerParams params;
    params.set("pool", kind);
    params.set("stride", stride);
    params.set("pad_mode", "VALID");
    return params;
  }

  int relu(const std::string& name, int input) {
    LayerParams params;
    return add(name + "/relu", "ReLU", params, {input});
  }

  /// Convolution with the scaling that follows it: scale * (w x + b) + shift.
  int convolution(const std::string& name, int input, int stride, int pad, int in, int out) {
    const int side = in == 3 ? 7 : 3;
    const auto& filters = tensor(name + "/conv/filters", {side, side, in, out}).values;
    const auto& bias = tensor(name + "/conv/bias", {out}).values;
    const auto& scale = tensor(name + "/scale/weights", {out}).values;
    const auto& shift = tensor(name + "/scale/biases", {out}).values;
    const std::array<int, 4> shape{out, in, side, side};
    cv::Mat kernel(4, shape.data(), CV_32F);
    cv::Mat constant(1, out, CV_32F);
    for (int o = 0; o < out; ++o) {
      const auto at = static_cast<std::size_t>(o);
      constant.at<float>(o) = scale[at] * bias[at] + shift[at];
      for (int i = 0; i < in; ++i) {
        for (int place = 0; place < side * side; ++place) {
          const auto from = static_cast<std::size_t>((place * in + i) * out + o);
          kernel.ptr<float>(o, i)[place] = filters[from] * scale[at];
        }
      }
    }
    LayerParams params;
    params.set("kernel_size", side);
    params.set("stride", stride);
    params.set("pad", pad);
    params.set("num_output", out);
    params.set("bias_term", true);
    params.blobs = {kernel, constant};
    return add(name, "Convolution", params, {input});
  }

  /// Zeros after the last channels, rows and columns.
  int padded(const std::string& name, int input, int channels, int rows) {
    const std::array<int, 8> sides{0, 0, 0, channels, 0, rows, 0, rows};
    LayerParams params;
    params.set("paddings",
               cv::dnn::DictValue::arrayInt(sides.data(), static_cast<int>(sides.size())));
    params.set("value", 0);
    return add(name, "Padding", params, {input});
  }

  int residual(const Block& block, int input, int& channels) {
    const std::string name = block.name;
    const auto found = weights_.find(name + "/conv2/conv/bias");
    const int out = found == weights_.end() ? channels : found->second.shape.front();
    const int stride = block.halving ? 2 : 1;
    int last = convolution(name + "/conv1", input, stride, block.halving ? 0 : 1, channels, out);
    last = relu(name + "/conv1", last);
    last = convolution(name + "/conv2", last, 1, 1, out, out);
    int shortcut = input;
    if (block.halving) {
      LayerParams pool = pooling("ave", 2);
      pool.set("kernel_size", 2);
      shortcut = add(name + "/shortcut", "Pooling", pool, {input});
      if (block.lost > 0) last = padded(name + "/filled", last, 0, block.lost);
      if (out > channels) shortcut = padded(name + "/widened", shortcut, out - channels, 0);
    }
    LayerParams sum;
    sum.set("operation", "sum");
    last = add(name + "/sum", "Eltwise", sum, {last, shortcut});
    channels = out;
    return relu(name, last);
  }

  void features(int input) {
    constexpr int in = 256;
    constexpr int out = 128;
    const auto& values = tensor("fc", {in, out}).values;
    cv::Mat matrix(out, in, CV_32F);
    for (int o = 0; o < out; ++o) {
      for (int i = 0; i < in; ++i) {
        matrix.at<float>(o, i) = values[static_cast<std::size_t>(i * out + o)];
      }
    }
    LayerParams params;
    params.set("num_output", out);
    params.set("bias_term", false);
    params.blobs = {matrix};
    add("features", "InnerProduct", params, {input});
  }

  const WeightTensors& weights_;
  cv::dnn::Net net_;
};

}  // namespace

core::Result<cv::dnn::Net> resnet_graph(const WeightTensors& weights) {
  try {
    return Builder(weights).build();
  } catch (const std::invalid_argument& problem) {
    return core::fail(core::Errc::malformed_data, std::string("weights: ") + problem.what());
  }
}

}  // namespace madoguchi::adapters::opencv
