// SPDX-License-Identifier: Apache-2.0
#include "biometrics/face_boxes.hpp"

#include <algorithm>
#include <cmath>

namespace madoguchi::biometrics {
namespace {

float area(const FaceBox& box) {
  return std::max(0.0F, box.width()) * std::max(0.0F, box.height());
}

}  // namespace

FaceBox Letterbox::to_picture(FaceBox box) const {
  const auto x = [this](float value) {
    return static_cast<float>((value - static_cast<float>(left)) / scale);
  };
  const auto y = [this](float value) {
    return static_cast<float>((value - static_cast<float>(top)) / scale);
  };
  return {x(box.left), y(box.top), x(box.right), y(box.bottom), box.confidence};
}

Letterbox fit_letterbox(int picture_width, int picture_height, int frame_width, int frame_height) {
  const double scale = std::min(static_cast<double>(frame_width) / picture_width,
                                static_cast<double>(frame_height) / picture_height);
  const auto scaled = [scale](int length, int limit) {
    return std::clamp(static_cast<int>(std::lround(length * scale)), 1, limit);
  };
  const int width = scaled(picture_width, frame_width);
  const int height = scaled(picture_height, frame_height);
  return {scale, (frame_width - width) / 2, (frame_height - height) / 2, width, height};
}

float overlap(const FaceBox& a, const FaceBox& b) {
  const FaceBox common{std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
                       std::min(a.bottom, b.bottom), 0};
  const float shared = area(common);
  const float all = area(a) + area(b) - shared;
  return all > 0 ? shared / all : 0;
}

std::vector<FaceBox> suppress_overlapping(std::vector<FaceBox> boxes, float limit) {
  std::stable_sort(boxes.begin(), boxes.end(),
                   [](const FaceBox& a, const FaceBox& b) { return a.confidence > b.confidence; });
  std::vector<FaceBox> kept;
  for (const FaceBox& box : boxes) {
    const bool hidden = std::any_of(kept.begin(), kept.end(), [&](const FaceBox& better) {
      return overlap(box, better) > limit;
    });
    if (!hidden) kept.push_back(box);
  }
  return kept;
}

std::optional<FaceBox> largest_box(std::span<const FaceBox> boxes) {
  const auto largest =
      std::max_element(boxes.begin(), boxes.end(),
                       [](const FaceBox& a, const FaceBox& b) { return area(a) < area(b); });
  if (largest == boxes.end()) return std::nullopt;
  return *largest;
}

}  // namespace madoguchi::biometrics
