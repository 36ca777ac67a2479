// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/instrument_edges.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace madoguchi::adapters::opencv {
namespace {

constexpr int usual_width = 640;
constexpr double fine = 1.0;    // blur of the gradient, pixels
constexpr double coarse = 4.0;  // of the one it is compared with
constexpr double degrees_a_step = 2;

/// How fast the brightness changes from left to right, grey levels a pixel.
cv::Mat slope_of(const cv::Mat& grey, double blur) {
  cv::Mat smooth, slope;
  cv::GaussianBlur(grey, smooth, {}, blur);
  cv::Sobel(smooth, slope, CV_32F, 1, 0, 3, 1.0 / 8);
  return slope;
}

/// -1 and 1 where a sharp edge falls or rises from left to right, 0 elsewhere.
cv::Mat edge_points(const cv::Mat& grey, const EdgeRule& rule) {
  const cv::Mat near = slope_of(grey, fine);
  const cv::Mat wide = slope_of(grey, coarse);
  cv::Mat points = cv::Mat::zeros(grey.size(), CV_8S);
  for (int y = 0; y < grey.rows; ++y) {
    const auto* slope = near.ptr<float>(y);
    const auto* soft = wide.ptr<float>(y);
    for (int x = 1; x + 1 < grey.cols; ++x) {
      const float steep = std::abs(slope[x]);
      const bool crest = steep >= std::abs(slope[x - 1]) && steep > std::abs(slope[x + 1]);
      const float sign = slope[x] < 0 ? -1.0F : 1.0F;
      if (!crest || steep < rule.step || steep < rule.sharpness * sign * soft[x]) continue;
      points.at<signed char>(y, x) = sign < 0 ? -1 : 1;
    }
  }
  return points;
}

/// Rows and columns of `points` in which one side is searched.
struct Side {
  int left, right, top, bottom;
};

/// The share of the rows in which the line through (x, middle) meets an edge that rises (sign 1) or
/// falls (-1); a pixel beside the line counts.
double share_on_line(const cv::Mat& points, const Side& side, int x, double slant, int sign) {
  const double middle = 0.5 * (side.top + side.bottom);
  int met = 0;
  for (int y = side.top; y < side.bottom; ++y) {
    const int at = static_cast<int>(std::lround(x + slant * (y - middle)));
    if (at < 1 || at + 1 >= points.cols) continue;
    const auto* row = points.ptr<signed char>(y) + at;
    met += row[-1] == sign || row[0] == sign || row[1] == sign;
  }
  return static_cast<double>(met) / std::max(1, side.bottom - side.top);
}

/// The best share for each tilt.
std::vector<double> best_shares(const cv::Mat& points, const Side& side, const EdgeRule& rule) {
  std::vector<double> shares;
  for (double tilt = -rule.tilt; tilt <= rule.tilt; tilt += degrees_a_step) {
    const double slant = std::tan(tilt * std::numbers::pi / 180);
    double best = 0;
    for (int x = side.left; x < side.right; ++x) {
      for (const int sign : {-1, 1}) {
        best = std::max(best, share_on_line(points, side, x, slant, sign));
      }
    }
    shares.push_back(best);
  }
  return shares;
}

}  // namespace

double edges_beside(const cv::Mat& bgr, const biometrics::FaceBox& face, const EdgeRule& rule) {
  cv::Mat grey;
  cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
  double scale = 1;
  if (grey.cols > usual_width) {
    scale = static_cast<double>(usual_width) / grey.cols;
    cv::resize(grey, grey, {}, scale, scale, cv::INTER_AREA);
  }
  const auto column = [&](double x) {
    return std::clamp(static_cast<int>(std::lround(x * scale)), 0, grey.cols);
  };
  const auto row = [&](double y) {
    return std::clamp(static_cast<int>(std::lround(y * scale)), 0, grey.rows);
  };
  const double width = face.width();
  const Side left{column(face.left - rule.outwards * width), column(face.left + rule.inwards * width),
                  row(face.top), row(face.bottom)};
  const Side right{column(face.right - rule.inwards * width),
                   column(face.right + rule.outwards * width), left.top, left.bottom};
  if (left.bottom - left.top < 8) return 0;
  const cv::Mat points = edge_points(grey, rule);
  const auto lefts = best_shares(points, left, rule);
  const auto rights = best_shares(points, right, rule);
  const auto apart = static_cast<std::size_t>(rule.parallel / degrees_a_step);
  double best = 0;
  for (std::size_t i = 0; i < lefts.size(); ++i) {
    const std::size_t end = std::min(rights.size(), i + apart + 1);
    for (std::size_t j = i > apart ? i - apart : 0; j < end; ++j) {
      best = std::max(best, std::min(lefts[i], rights[j]));
    }
  }
  return best;
}

}  // namespace madoguchi::adapters::opencv
