// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/detector_outputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace madoguchi::adapters::opencv {
namespace {

using biometrics::FaceNetwork;
using biometrics::OutputKind;
using Faces = std::vector<DetectedFace>;

core::Error wrong_shape(const FaceNetwork& network) {
  return core::fail(core::Errc::malformed_data,
                    fmt::format("network {} does not answer like {}", network.name,
                                core::name_of(network.output.kind)));
}

/// Two outputs: N x 2 confidences (the second is "face") and N x 4 corners in 0..1.
core::Result<Faces> ultraface(const std::vector<cv::Mat>& outputs, const FaceNetwork& network) {
  if (outputs.size() != 2 || outputs[0].total() % 2 != 0 ||
      outputs[1].total() != 2 * outputs[0].total()) {
    return wrong_shape(network);
  }
  const auto* scores = outputs[0].ptr<float>();
  const auto* corners = outputs[1].ptr<float>();
  const auto width = static_cast<float>(network.input.width);
  const auto height = static_cast<float>(network.input.height);
  const auto least = static_cast<float>(network.output.confidence);
  Faces faces;
  for (std::size_t i = 0; i < outputs[0].total() / 2; ++i) {
    const float confidence = scores[2 * i + 1];
    if (!(confidence >= least)) continue;
    const float* corner = corners + 4 * i;
    faces.push_back(
        {{corner[0] * width, corner[1] * height, corner[2] * width, corner[3] * height, confidence},
         {}});
  }
  return faces;
}

constexpr std::array<int, 3> yunet_strides{8, 16, 32};

/// Twelve outputs: cls, obj, bbox and kps, each for the strides 8, 16 and 32. A cell's box lies
/// around its corner, in strides; its size is a logarithm; the confidence is the geometric mean of
/// both scores. Points: eyes, nose, mouth, left of the picture first.
core::Result<Faces> yunet(const std::vector<cv::Mat>& outputs, const FaceNetwork& network) {
  if (outputs.size() != 4 * yunet_strides.size()) return wrong_shape(network);
  const auto least = static_cast<float>(network.output.confidence);
  Faces faces;
  for (std::size_t level = 0; level < yunet_strides.size(); ++level) {
    const int step = yunet_strides[level];
    const auto stride = static_cast<float>(step);
    const int columns = network.input.width / step;
    const std::size_t cells =
        static_cast<std::size_t>(columns) * static_cast<std::size_t>(network.input.height / step);
    const cv::Mat& cls = outputs[level];
    const cv::Mat& obj = outputs[3 + level];
    const cv::Mat& boxes = outputs[6 + level];
    const cv::Mat& points = outputs[9 + level];
    if (cls.total() != cells || obj.total() != cells || boxes.total() != 4 * cells ||
        points.total() != 10 * cells) {
      return wrong_shape(network);
    }
    for (std::size_t i = 0; i < cells; ++i) {
      const float class_score = std::clamp(cls.ptr<float>()[i], 0.0F, 1.0F);
      const float object_score = std::clamp(obj.ptr<float>()[i], 0.0F, 1.0F);
      const float confidence = std::sqrt(class_score * object_score);
      if (!(confidence >= least)) continue;
      const auto column = static_cast<float>(i % static_cast<std::size_t>(columns));
      const auto row = static_cast<float>(i / static_cast<std::size_t>(columns));
      const float* box = boxes.ptr<float>() + 4 * i;
      const float x = (column + box[0]) * stride;
      const float y = (row + box[1]) * stride;
      const float half_width = std::exp(box[2]) * stride / 2;
      const float half_height = std::exp(box[3]) * stride / 2;
      const float* point = points.ptr<float>() + 10 * i;
      biometrics::FivePoints five;
      for (std::size_t k = 0; k < five.size(); ++k) {
        five[k] = {(column + point[2 * k]) * stride, (row + point[2 * k + 1]) * stride};
      }
      faces.push_back(
          {{x - half_width, y - half_height, x + half_width, y + half_height, confidence}, five});
    }
  }
  return faces;
}

struct Decoder {
  OutputKind kind;
  core::Result<Faces> (*decode)(const std::vector<cv::Mat>&, const FaceNetwork&);
};

constexpr std::array<Decoder, 2> decoders{{
    {OutputKind::ultraface, ultraface},
    {OutputKind::yunet, yunet},
}};

}  // namespace

core::Result<Faces> faces_in(const std::vector<cv::Mat>& outputs, const FaceNetwork& network) {
  for (const cv::Mat& output : outputs) {
    if (output.type() != CV_32F || !output.isContinuous()) return wrong_shape(network);
  }
  for (const Decoder& row : decoders) {
    if (row.kind == network.output.kind) return row.decode(outputs, network);
  }
  return wrong_shape(network);
}

}  // namespace madoguchi::adapters::opencv
