// SPDX-License-Identifier: Apache-2.0
// Expected values: areas and scales worked out by hand.
#include "biometrics/face_boxes.hpp"

#include <gtest/gtest.h>

namespace madoguchi::biometrics {
namespace {

TEST(Letterbox, FillsAFrameOfTheSameShape) {
  const Letterbox box = fit_letterbox(640, 480, 320, 240);
  EXPECT_EQ(box.scale, 0.5);
  EXPECT_EQ(box.left, 0);
  EXPECT_EQ(box.top, 0);
  EXPECT_EQ(box.width, 320);
  EXPECT_EQ(box.height, 240);
}

TEST(Letterbox, PutsBarsBesideAPortrait) {
  const Letterbox box = fit_letterbox(300, 400, 320, 240);  // scale 0.6: 180 x 240
  EXPECT_DOUBLE_EQ(box.scale, 0.6);
  EXPECT_EQ(box.width, 180);
  EXPECT_EQ(box.left, 70);
  EXPECT_EQ(box.top, 0);
}

TEST(Letterbox, PutsBarsAboveAndBelowAPanorama) {
  const Letterbox box = fit_letterbox(1000, 100, 320, 240);  // scale 0.32: 320 x 32
  EXPECT_EQ(box.height, 32);
  EXPECT_EQ(box.top, 104);
}

TEST(Letterbox, LeadsBackToThePicture) {
  const Letterbox box = fit_letterbox(300, 400, 320, 240);
  const FaceBox face = box.to_picture({100, 60, 160, 150, 0.9F});
  EXPECT_FLOAT_EQ(face.left, 50);
  EXPECT_FLOAT_EQ(face.top, 100);
  EXPECT_FLOAT_EQ(face.right, 150);
  EXPECT_FLOAT_EQ(face.bottom, 250);
  EXPECT_EQ(face.confidence, 0.9F);
}

TEST(Letterbox, KeepsAtLeastOnePixel) { EXPECT_EQ(fit_letterbox(10000, 1, 320, 240).height, 1); }

TEST(Overlap, IsIntersectionOverUnion) {
  EXPECT_FLOAT_EQ(overlap({0, 0, 10, 10, 1}, {5, 0, 15, 10, 1}), 50.0F / 150);
  EXPECT_EQ(overlap({0, 0, 10, 10, 1}, {20, 20, 30, 30, 1}), 0);
  EXPECT_EQ(overlap({3, 3, 3, 3, 1}, {3, 3, 3, 3, 1}), 0);
}

TEST(SuppressOverlapping, KeepsTheMostConfidentOfACluster) {
  const auto kept = suppress_overlapping(
      {{0, 0, 10, 10, 0.7F}, {1, 0, 11, 10, 0.9F}, {40, 40, 50, 50, 0.8F}, {2, 0, 12, 10, 0.6F}},
      0.4F);
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].confidence, 0.9F);
  EXPECT_EQ(kept[1].confidence, 0.8F);
}

TEST(SuppressOverlapping, KeepsNeighboursThatOverlapLittle) {
  EXPECT_EQ(suppress_overlapping({{0, 0, 10, 10, 0.7F}, {5, 0, 15, 10, 0.9F}}, 0.4F).size(), 2U);
  EXPECT_EQ(suppress_overlapping({{0, 0, 10, 10, 0.7F}, {5, 0, 15, 10, 0.9F}}, 0.3F).size(), 1U);
}

TEST(LargestBox, IgnoresConfidence) {
  const std::vector<FaceBox> boxes{{0, 0, 5, 5, 0.99F}, {0, 0, 20, 30, 0.66F}};
  EXPECT_EQ(largest_box(boxes)->confidence, 0.66F);
  EXPECT_FALSE(largest_box({}));
}

}  // namespace
}  // namespace madoguchi::biometrics
