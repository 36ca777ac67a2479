// SPDX-License-Identifier: Apache-2.0
// Inside this adapter: sharp straight edges, of brightness or of colour, left, right and above a
// face, as a sheet, a card or a screen has them that is held up. What is far behind the face is out
// of focus and does not count.
#pragma once

#include "biometrics/comparison.hpp"

#include <opencv2/core.hpp>

namespace madoguchi::adapters::opencv {

/// What an edge is. Lengths count in pixels of a frame 640 wide, to which others are brought:
/// in a small picture everything looks sharp.
struct EdgeRule {
  double step = 1.5;              ///< levels a pixel that brightness or colour changes at least
  double sharpness = 2.0;         ///< times as steep as when blurred four times as much
  double colour_sharpness = 1.5;  ///< the same of colour, which cameras store at half the size
  double tilt = 25;               ///< degrees from upright, either way
  double parallel = 8;            ///< degrees that left and right may differ
  double upwards = 1.0;           ///< box heights above the box in which the top edge is looked for
  double outwards = 1.6;          ///< box widths from the box in which edges are looked for
  double inwards = 0.04;          ///< box widths inside the box that still count as beside
};

/// How much of an outline the face has, 0..1, from the shares of its height left and right of it
/// and of its width above it that have a straight edge, for the best three edges that are roughly
/// parallel or upright to each other. Chance alone gives 0.05 to 0.2, one whole edge 0.25.
double edges_around(const cv::Mat& bgr, const biometrics::FaceBox& face, const EdgeRule& rule = {});

}  // namespace madoguchi::adapters::opencv
