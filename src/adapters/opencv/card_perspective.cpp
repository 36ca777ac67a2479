// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/card_perspective.hpp"

#include "adapters/opencv/mat.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace madoguchi::adapters::opencv {
namespace {

using core::Errc;
using Quadrilateral = std::array<cv::Point2f, 4>;

Quadrilateral corners_of_size(int width, int height) {
  const auto w = static_cast<float>(width - 1);
  const auto h = static_cast<float>(height - 1);
  return {cv::Point2f{0, 0}, {w, 0}, {w, h}, {0, h}};
}

/// Skin and ground have little blue, the card has much, in any light.
cv::Mat pale_areas(const cv::Mat& scan) {
  cv::Mat blue;
  cv::extractChannel(scan, blue, 0);
  cv::GaussianBlur(blue, blue, {5, 5}, 0);
  std::vector<std::uint8_t> sorted(blue.begin<std::uint8_t>(), blue.end<std::uint8_t>());
  const auto bright = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() * 8 / 10);
  std::nth_element(sorted.begin(), bright, sorted.end());
  cv::Mat pale = blue > *bright * 0.72;
  cv::morphologyEx(pale, pale, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_RECT, {15, 15}));
  return pale;
}

std::vector<cv::Point> outline_of(const cv::Mat& pale) {
  std::vector<std::vector<cv::Point>> contours;
  cv::findContours(pale, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
  const auto largest = std::ranges::max_element(
      contours, {}, [](const std::vector<cv::Point>& c) { return cv::contourArea(c); });
  if (largest == contours.end() || cv::contourArea(*largest) < pale.total() * 0.1) return {};
  return *largest;
}

std::optional<Quadrilateral> rough_corners(const std::vector<cv::Point>& outline) {
  std::vector<cv::Point> hull;
  cv::convexHull(outline, hull);
  std::vector<cv::Point> corners;
  for (double share = 0.005; share < 0.15; share += 0.005) {
    cv::approxPolyDP(hull, corners, share * cv::arcLength(hull, true), true);
    if (corners.size() <= 4) break;
  }
  if (corners.size() != 4) return std::nullopt;
  return Quadrilateral{corners[0], corners[1], corners[2], corners[3]};
}

/// The straight middle of a side: corners of cards are round.
std::optional<cv::Vec4f> line_along(const std::vector<cv::Point>& outline, cv::Point2f from,
                                    cv::Point2f to) {
  const cv::Point2f side = to - from;
  const float length = std::hypot(side.x, side.y);
  std::vector<cv::Point2f> near;
  for (const cv::Point& point : outline) {
    const cv::Point2f away = cv::Point2f(point) - from;
    const float along = away.dot(side) / length;
    const float beside = std::abs(away.cross(side)) / length;
    if (along > 0.12F * length && along < 0.88F * length && beside < 30) near.emplace_back(point);
  }
  if (static_cast<float>(near.size()) < 0.25F * length) return std::nullopt;
  cv::Vec4f line;
  cv::fitLine(near, line, cv::DIST_HUBER, 0, 0.01, 0.01);
  return line;
}

std::optional<cv::Point2f> crossing(const cv::Vec4f& a, const cv::Vec4f& b) {
  const float determinant = a[0] * b[1] - a[1] * b[0];
  if (std::abs(determinant) < 0.1F) return std::nullopt;
  const float along = ((b[2] - a[2]) * b[1] - (b[3] - a[3]) * b[0]) / determinant;
  return cv::Point2f{a[2] + along * a[0], a[3] + along * a[1]};
}

/// Clockwise from the corner at the top left; the long sides above and below.
Quadrilateral in_order(Quadrilateral corners) {
  const cv::Point2f middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
  std::ranges::sort(corners, {}, [middle](cv::Point2f corner) {
    return std::atan2(corner.y - middle.y, corner.x - middle.x);
  });
  return corners;
}

std::optional<Quadrilateral> exact_corners(const std::vector<cv::Point>& outline,
                                           const Quadrilateral& rough) {
  std::array<cv::Vec4f, 4> lines;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto line = line_along(outline, rough[i], rough[(i + 1) % 4]);
    if (!line) return std::nullopt;
    lines[i] = *line;
  }
  Quadrilateral corners;
  for (std::size_t i = 0; i < 4; ++i) {
    const auto corner = crossing(lines[i], lines[(i + 1) % 4]);
    if (!corner) return std::nullopt;
    corners[i] = *corner;
  }
  return in_order(corners);
}

/// A card is 85.6 to 54; seen from the side it is narrower.
bool shaped_like_a_card(const Quadrilateral& c) {
  const auto length = [&c](std::size_t a, std::size_t b) {
    return std::hypot(c[a].x - c[b].x, c[a].y - c[b].y);
  };
  const float ratio = (length(0, 1) + length(3, 2)) / (length(1, 2) + length(0, 3));
  return ratio > 1.2F && ratio < 2.2F;
}

}  // namespace

core::Result<biometrics::Image> laid_onto(const biometrics::Image& ground,
                                          const biometrics::Image& flat,
                                          const biometrics::Image& mask,
                                          const CardCorners& corners) {
  const auto below = view_of(ground);
  if (!below) return below.error();
  const auto above = view_of(flat);
  if (!above) return above.error();
  const auto where = view_of(mask);
  if (!where) return where.error();
  return guarded(Errc::invalid_argument, "a card at an angle",
                 [&]() -> core::Result<biometrics::Image> {
                   Quadrilateral target;
                   for (std::size_t i = 0; i < 4; ++i)
                     target[i] = {corners[i].first, corners[i].second};
                   const cv::Mat how = cv::getPerspectiveTransform(
                       corners_of_size(flat.width, flat.height).data(), target.data());
                   cv::Mat card;
                   cv::Mat there;
                   cv::warpPerspective(*above, card, how, below->size(), cv::INTER_AREA);
                   cv::warpPerspective(*where, there, how, below->size(), cv::INTER_LINEAR);
                   cv::Mat result = below->clone();
                   card.copyTo(result, there > 127);
                   return image_of(result);
                 });
}

core::Result<biometrics::Image> card_cut_out(const biometrics::Image& scan, int width, int height) {
  const auto picture = bgr_of(scan);
  if (!picture) return picture.error();
  return guarded(
      Errc::malformed_data, "a card on a scanner", [&]() -> core::Result<biometrics::Image> {
        const auto none = core::fail(Errc::malformed_data, "no card to be made out");
        const auto outline = outline_of(pale_areas(*picture));
        if (outline.empty()) return none;
        const auto rough = rough_corners(outline);
        if (!rough) return none;
        const auto corners = exact_corners(outline, *rough);
        if (!corners || !shaped_like_a_card(*corners)) return none;
        const cv::Mat how =
            cv::getPerspectiveTransform(corners->data(), corners_of_size(width, height).data());
        cv::Mat front;
        cv::warpPerspective(*picture, front, how, {width, height}, cv::INTER_CUBIC);
        return image_of(front);
      });
}

}  // namespace madoguchi::adapters::opencv
