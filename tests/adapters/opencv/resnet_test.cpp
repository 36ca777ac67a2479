// SPDX-License-Identifier: Apache-2.0
// The residual network built from face-api's weights. Expected values: the publisher's own program
// (tfjs_features.hpp); broken weights are made up.
#include "adapters/network_registry/network_registry.hpp"
#include "adapters/opencv/face_networks.hpp"
#include "adapters/opencv/network_files.hpp"
#include "adapters/opencv/network_input.hpp"
#include "adapters/opencv/resnet_graph.hpp"
#include "tests/adapters/opencv/tfjs_features.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace madoguchi::adapters::opencv {
namespace {

using ::testing::HasSubstr;

/// A pattern of 150 x 150 pixels; `value` gets x, y and the channel in the order red, green, blue.
template <class F>
cv::Mat pattern(F value) {
  cv::Mat bgr(150, 150, CV_8UC3);
  for (int y = 0; y < bgr.rows; ++y) {
    for (int x = 0; x < bgr.cols; ++x) {
      for (int c = 0; c < 3; ++c) {
        bgr.at<cv::Vec3b>(y, x)[2 - c] = static_cast<std::uint8_t>(value(x, y, c));
      }
    }
  }
  return bgr;
}

void expect_features(const cv::Mat& bgr, const std::array<float, 128>& expected) {
  static LoadedNetwork network =
      load(default_network_folder(),
           network_registry::shipped_networks().networks.at("dlib-resnet-128"))
          .value();
  const auto outputs = network.run(blob_of(bgr, network.network.input));
  ASSERT_EQ(outputs.size(), 1U);
  ASSERT_EQ(outputs[0].total(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(outputs[0].ptr<float>()[i], expected[i], 2e-6) << i;
  }
}

TEST(Resnet, AnswersLikeItsPublishersProgramOnARamp) {
  expect_features(pattern([](int x, int y, int c) { return (x * (c + 1) + y * 2) % 256; }),
                  tfjs_ramp);
}

TEST(Resnet, AnswersLikeItsPublishersProgramOnWaves) {
  expect_features(
      pattern([](int x, int y, int c) {
        return std::floor(127.5 + 100 * std::sin(x / 9.0 + c) * std::cos(y / 13.0) + 0.5);
      }),
      tfjs_waves);
}

TEST(Resnet, AnswersLikeItsPublishersProgramOnADisc) {
  expect_features(pattern([](int x, int y, int c) {
                    const bool inside = (x - 75) * (x - 75) + (y - 75) * (y - 75) < 2500;
                    return inside ? 200 - 30 * c : 40 + 20 * c;
                  }),
                  tfjs_ring);
}

TEST(Resnet, NamesTheTensorThatIsMissing) {
  const auto graph = resnet_graph({});
  ASSERT_FALSE(graph);
  EXPECT_EQ(graph.error().code, core::Errc::malformed_data);
  EXPECT_THAT(graph.error().context, HasSubstr("conv32_down/conv/filters is missing"));
}

TEST(DequantisedWeights, MinimumAndScale) {
  const core::Bytes bytes{0, 2, 255};
  const auto weights =
      dequantised_weights(bytes, R"([{"weights": [{"name": "a", "shape": [3], "dtype": "float32",
                  "quantization": {"dtype": "uint8", "scale": 0.5, "min": -1}}]}])");
  ASSERT_TRUE(weights) << weights.error().message();
  EXPECT_EQ(weights->at("a").values, (std::vector<float>{-1, 0, 126.5F}));
}

TEST(DequantisedWeights, WhatIsWrongIsNamed) {
  const char* manifest = R"([{"weights": [{"name": "a", "shape": [2, 2], "dtype": "float32"}]}])";
  EXPECT_THAT(dequantised_weights(core::Bytes(15), manifest).error().context,
              HasSubstr("a ends too early"));
  EXPECT_THAT(dequantised_weights(core::Bytes(17), manifest).error().context,
              HasSubstr("not the end"));
  EXPECT_FALSE(dequantised_weights(core::Bytes(16), "[{\"weights\": 3}]"));
  EXPECT_FALSE(dequantised_weights(core::Bytes(16), "{"));
  const char* huge = R"([{"weights": [{"name": "a", "shape": [100000, 100000, 100000]}]}])";
  EXPECT_THAT(dequantised_weights(core::Bytes(16), huge).error().context, HasSubstr("shape"));
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
