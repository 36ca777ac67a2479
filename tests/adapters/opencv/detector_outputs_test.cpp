// SPDX-License-Identifier: Apache-2.0
// Outputs of detectors as boxes. Expected values by hand from the description of the formats; the
// files of the OpenCV Zoo are not at hand here, so YuNet's outputs are made up.
#include "adapters/opencv/detector_outputs.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace madoguchi::adapters::opencv {
namespace {

biometrics::FaceNetwork detector(biometrics::OutputKind kind) {
  biometrics::FaceNetwork network;
  network.name = "test";
  network.input.width = 64;
  network.input.height = 32;
  network.output.kind = kind;
  network.output.confidence = 0.6;
  return network;
}

cv::Mat numbers(int rows, int columns) { return cv::Mat::zeros(rows, columns, CV_32F); }

TEST(DetectorOutputs, UltrafaceCornersAreSharesOfTheFrame) {
  cv::Mat scores = numbers(3, 2);
  cv::Mat boxes = numbers(3, 4);
  scores.at<float>(1, 1) = 0.7F;
  scores.at<float>(2, 1) = 0.5F;  // too low
  cv::Mat((cv::Mat_<float>(1, 4) << 0.25F, 0.5F, 0.5F, 1.0F)).copyTo(boxes.row(1));
  const auto faces = faces_in({scores, boxes}, detector(biometrics::OutputKind::ultraface));
  ASSERT_TRUE(faces);
  ASSERT_EQ(faces->size(), 1U);
  const auto& box = faces->front().box;
  EXPECT_FLOAT_EQ(box.left, 16);
  EXPECT_FLOAT_EQ(box.top, 16);
  EXPECT_FLOAT_EQ(box.right, 32);
  EXPECT_FLOAT_EQ(box.bottom, 32);
  EXPECT_FLOAT_EQ(box.confidence, 0.7F);
  EXPECT_FALSE(faces->front().points);
}

/// cls, obj, bbox, kps for strides 8, 16, 32 of 64 x 32 pixels: 32, 8 and 2 cells.
std::vector<cv::Mat> yunet_outputs() {
  std::vector<cv::Mat> outputs;
  for (const int values : {1, 1, 4, 10}) {
    for (const int cells : {32, 8, 2}) outputs.push_back(numbers(cells, values));
  }
  return outputs;
}

TEST(DetectorOutputs, YunetCellsBecomeBoxesAndPoints) {
  auto outputs = yunet_outputs();
  constexpr int cell = 5;  // of stride 16: column 1 of 4, row 1
  outputs[1].at<float>(cell) = 0.9F;
  outputs[4].at<float>(cell) = 1.6F;  // clamped to 1
  cv::Mat((cv::Mat_<float>(1, 4) << 0.5F, 0.25F, std::log(2.0F), std::log(3.0F)))
      .copyTo(outputs[7].row(cell));
  for (int k = 0; k < 10; ++k) outputs[10].at<float>(cell, k) = 0.1F * static_cast<float>(k);
  const auto faces = faces_in(outputs, detector(biometrics::OutputKind::yunet));
  ASSERT_TRUE(faces);
  ASSERT_EQ(faces->size(), 1U);
  const auto& box = faces->front().box;
  // Middle ((1 + 0.5) 16, (1 + 0.25) 16) = (24, 20); size (32, 48).
  EXPECT_FLOAT_EQ(box.left, 8);
  EXPECT_NEAR(box.top, -4, 1e-4);
  EXPECT_FLOAT_EQ(box.right, 40);
  EXPECT_NEAR(box.bottom, 44, 1e-4);
  EXPECT_NEAR(box.confidence, std::sqrt(0.9), 1e-6);
  const auto& points = faces->front().points.value();
  EXPECT_FLOAT_EQ(points[0].x, 16);
  EXPECT_NEAR(points[0].y, 1.1 * 16, 1e-4);
  EXPECT_NEAR(points[4].x, 1.8 * 16, 1e-4);
  EXPECT_NEAR(points[4].y, 1.9 * 16, 1e-4);
}

TEST(DetectorOutputs, AnotherShapeIsAnError) {
  EXPECT_FALSE(
      faces_in({numbers(3, 2), numbers(2, 4)}, detector(biometrics::OutputKind::ultraface)));
  EXPECT_FALSE(faces_in({numbers(3, 2)}, detector(biometrics::OutputKind::ultraface)));
  auto outputs = yunet_outputs();
  outputs[8] = numbers(3, 4);
  EXPECT_FALSE(faces_in(outputs, detector(biometrics::OutputKind::yunet)));
  outputs.pop_back();
  EXPECT_FALSE(faces_in(outputs, detector(biometrics::OutputKind::yunet)));
  EXPECT_FALSE(faces_in({numbers(1, 5)}, detector(biometrics::OutputKind::features)));
}

}  // namespace
}  // namespace madoguchi::adapters::opencv
