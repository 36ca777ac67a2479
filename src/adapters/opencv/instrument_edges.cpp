// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/instrument_edges.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace madoguchi::adapters::opencv {
namespace {

constexpr int usual_width = 640;
constexpr float smallest_face = 8;  // pixels; less has no sides to speak of
constexpr double fine = 1.0;        // blur of the gradient, pixels
constexpr double coarse = 4.0;      // of the one it is compared with
constexpr double along = 2.0;       // of both, along the edge
constexpr double degrees_a_step = 2;

/// How fast the brightness changes from left to right, grey levels a pixel.
cv::Mat slope_of(const cv::Mat& grey, double blur) {
  cv::Mat smooth, slope;
  cv::GaussianBlur(grey, smooth, {}, blur, along);
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

/// The picture and the face, not wider than usual and free of colour.
struct Searched {
  cv::Mat grey;
  double left, right, top, bottom;
};

Searched searched(const cv::Mat& bgr, const biometrics::FaceBox& face) {
  Searched result{{}, face.left, face.right, face.top, face.bottom};
  cv::cvtColor(bgr, result.grey, cv::COLOR_BGR2GRAY);
  if (bgr.cols <= usual_width) return result;
  const double scale = static_cast<double>(usual_width) / bgr.cols;
  cv::resize(result.grey, result.grey, {}, scale, scale, cv::INTER_AREA);
  for (double* edge : {&result.left, &result.right, &result.top, &result.bottom}) *edge *= scale;
  return result;
}

int pixel(double place, int size) {
  return std::clamp(static_cast<int>(std::lround(place)), 0, size);
}

/// Shares of both sides and of the top, for each tilt.
struct Shares {
  std::vector<double> left, right, top;
};

Shares shares_of(const Searched& in, const EdgeRule& rule) {
  const int columns = in.grey.cols;
  const int rows = in.grey.rows;
  const double out = rule.outwards * (in.right - in.left);
  const double inner = rule.inwards * (in.right - in.left);
  Side side{pixel(in.left - out, columns), pixel(in.left + inner, columns), pixel(in.top, rows),
            pixel(in.bottom, rows)};
  Shares shares;
  const cv::Mat points = edge_points(in.grey, rule);
  shares.left = best_shares(points, side, rule);
  side.left = pixel(in.right - inner, columns);
  side.right = pixel(in.right + out, columns);
  shares.right = best_shares(points, side, rule);
  // The top is the left side of the picture mirrored at its diagonal, where tilts change sign.
  const Side above{pixel(in.top - rule.upwards * (in.bottom - in.top), rows), pixel(in.top, rows),
                   pixel(in.left, columns), pixel(in.right, columns)};
  shares.top = best_shares(edge_points(in.grey.t(), rule), above, rule);
  std::reverse(shares.top.begin(), shares.top.end());
  return shares;
}

/// The largest of `shares` within the angle that counts as parallel to tilt `i`.
double best_near(const std::vector<double>& shares, std::size_t i, const EdgeRule& rule) {
  const auto apart = static_cast<std::size_t>(rule.parallel / degrees_a_step);
  const std::size_t first = i > apart ? i - apart : 0;
  const std::size_t last = std::min(shares.size(), i + apart + 1);
  double best = 0;
  for (std::size_t j = first; j < last; ++j) best = std::max(best, shares[j]);
  return best;
}

/// Two whole edges say more than three halves, which hair and chance make as well, and one alone is
/// no outline: half of it rests on the second best.
double outline(double left, double right, double top) {
  std::array<double, 3> weights{left * left * left, right * right * right, top * top * top};
  std::sort(weights.begin(), weights.end());
  return 0.5 * weights[1] + (weights[0] + weights[1] + weights[2]) / 6;
}

}  // namespace

double edges_around(const cv::Mat& bgr, const biometrics::FaceBox& face, const EdgeRule& rule) {
  if (bgr.empty() || face.width() < smallest_face || face.height() < smallest_face) return 0;
  const Shares shares = shares_of(searched(bgr, face), rule);
  double best = 0;
  for (std::size_t i = 0; i < shares.left.size(); ++i) {
    best = std::max(best, outline(shares.left[i], best_near(shares.right, i, rule),
                                  best_near(shares.top, i, rule)));
  }
  return best;
}

}  // namespace madoguchi::adapters::opencv
