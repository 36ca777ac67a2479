// SPDX-License-Identifier: Apache-2.0
#include "adapters/opencv/instrument_edges.hpp"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
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
constexpr int reach = 18;  // pixels beside an edge point that it depends on: blur, slope, crest

/// How fast the brightness changes from left to right, grey levels a pixel.
cv::Mat slope_of(const cv::Mat& grey, double blur) {
  cv::Mat smooth, slope;
  cv::GaussianBlur(grey, smooth, {}, blur, along);
  cv::Sobel(smooth, slope, CV_32F, 1, 0, 3, 1.0 / 8);
  return slope;
}

/// -1 and 1 where a sharp edge falls or rises from left to right, 0 elsewhere and outside `part`.
cv::Mat edge_points(const cv::Mat& levels, const cv::Rect& part, double step, double sharpness) {
  const cv::Rect all({}, levels.size());
  const cv::Rect around =
      cv::Rect(part.x - reach, part.y - reach, part.width + 2 * reach, part.height + 2 * reach) &
      all;
  cv::Mat points = cv::Mat::zeros(levels.size(), CV_8S);
  if (around.empty()) return points;
  const cv::Mat seen = levels(around).clone();
  const cv::Mat near = slope_of(seen, fine);
  const cv::Mat wide = slope_of(seen, coarse);
  const cv::Rect looked = part & cv::Rect(1, 0, levels.cols - 2, levels.rows);
  for (int y = looked.y; y < looked.y + looked.height; ++y) {
    const auto* slope = near.ptr<float>(y - around.y) - around.x;
    const auto* soft = wide.ptr<float>(y - around.y) - around.x;
    auto* point = points.ptr<signed char>(y);
    for (int x = looked.x; x < looked.x + looked.width; ++x) {
      const float steep = std::abs(slope[x]);
      if (steep < step) continue;
      const bool crest = steep >= std::abs(slope[x - 1]) && steep > std::abs(slope[x + 1]);
      const float sign = slope[x] < 0 ? -1.0F : 1.0F;
      if (crest && steep >= sharpness * sign * soft[x]) point[x] = sign < 0 ? -1 : 1;
    }
  }
  return points;
}

/// Rows and columns of `points` in which one side is searched.
struct Side {
  int left, right, top, bottom;
};

/// 1 where an edge of that sign or one a pixel beside it is, 0 elsewhere.
cv::Mat near_edges(const cv::Mat& points, int sign) {
  cv::Mat near = cv::Mat::zeros(points.size(), CV_8U);
  for (int y = 0; y < points.rows; ++y) {
    const auto* row = points.ptr<signed char>(y);
    auto* there = near.ptr<unsigned char>(y);
    for (int x = 1; x + 1 < points.cols; ++x) {
      there[x] = row[x - 1] == sign || row[x] == sign || row[x + 1] == sign;
    }
  }
  return near;
}

/// Of the lines through (x, middle), x from left to right, the largest number of rows in which one
/// meets `near`.
int most_rows_met(const cv::Mat& near, const Side& side, double slant) {
  const double middle = 0.5 * (side.top + side.bottom);
  std::vector<std::uint16_t> met(static_cast<std::size_t>(std::max(0, side.right - side.left)));
  for (int y = side.top; y < side.bottom; ++y) {
    const int shift = static_cast<int>(std::floor(slant * (y - middle) + 0.5));
    const int first = std::max(side.left, -shift);
    const int last = std::min(side.right, near.cols - shift);
    if (first >= last) continue;
    const auto* row = near.ptr<unsigned char>(y) + first + shift;
    auto* count = met.data() + (first - side.left);
    for (int i = 0; i < last - first; ++i) count[i] = static_cast<std::uint16_t>(count[i] + row[i]);
  }
  return met.empty() ? 0 : *std::max_element(met.begin(), met.end());
}

/// Edges of brightness and of colour.
struct Edges {
  cv::Mat brightness, colour;
};

/// For each tilt the best share of the rows in which a line meets edges of brightness that all rise
/// or all fall, or such edges of colour.
std::vector<double> best_shares(const Edges& edges, const Side& side, const EdgeRule& rule) {
  std::vector<cv::Mat> met;
  for (const int sign : {-1, 1}) {
    const cv::Mat bright = near_edges(edges.brightness, sign);
    for (const int colour_sign : {-1, 1}) {
      met.push_back(bright | near_edges(edges.colour, colour_sign));
    }
  }
  std::vector<double> shares;
  for (double tilt = -rule.tilt; tilt <= rule.tilt; tilt += degrees_a_step) {
    const double slant = std::tan(tilt * std::numbers::pi / 180);
    int most = 0;
    for (const cv::Mat& near : met) most = std::max(most, most_rows_met(near, side, slant));
    shares.push_back(static_cast<double>(most) / std::max(1, side.bottom - side.top));
  }
  return shares;
}

/// The picture and the face at the usual width; colour is how much more blue than red there is.
struct Searched {
  cv::Mat grey, colour;
  double left, right, top, bottom;
};

Searched searched(const cv::Mat& bgr, const biometrics::FaceBox& face) {
  Searched result{{}, {}, face.left, face.right, face.top, face.bottom};
  cv::cvtColor(bgr, result.grey, cv::COLOR_BGR2GRAY);
  cv::Mat blue, red;
  cv::extractChannel(bgr, blue, 0);
  cv::extractChannel(bgr, red, 2);
  cv::subtract(blue, red, result.colour, cv::noArray(), CV_32F);
  if (bgr.cols == usual_width) return result;
  const double scale = static_cast<double>(usual_width) / bgr.cols;
  for (cv::Mat* levels : {&result.grey, &result.colour}) {
    cv::resize(*levels, *levels, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
  }
  for (double* edge : {&result.left, &result.right, &result.top, &result.bottom}) *edge *= scale;
  return result;
}

Edges edges_of(const cv::Mat& grey, const cv::Mat& colour, const cv::Rect& part,
               const EdgeRule& rule) {
  return {edge_points(grey, part, rule.step, rule.sharpness),
          edge_points(colour, part, rule.step, rule.colour_sharpness)};
}

int pixel(double place, int size) {
  return std::clamp(static_cast<int>(std::lround(place)), 0, size);
}

/// Shares of both sides and of the top, for each tilt.
struct Shares {
  std::vector<double> left, right, top;
};

/// Where lines through the columns of a side can come.
cv::Rect part_of(const Side& side, const EdgeRule& rule) {
  const double slant = std::tan(rule.tilt * std::numbers::pi / 180);
  const int aside = static_cast<int>(0.5 * slant * (side.bottom - side.top)) + 3;
  return {side.left - aside, side.top, side.right - side.left + 2 * aside, side.bottom - side.top};
}

Shares shares_of(const Searched& in, const EdgeRule& rule) {
  const int columns = in.grey.cols;
  const int rows = in.grey.rows;
  const double out = rule.outwards * (in.right - in.left);
  const double inner = rule.inwards * (in.right - in.left);
  const Side left{pixel(in.left - out, columns), pixel(in.left + inner, columns),
                  pixel(in.top, rows), pixel(in.bottom, rows)};
  const Side right{pixel(in.right - inner, columns), pixel(in.right + out, columns), left.top,
                   left.bottom};
  Shares shares;
  const Edges beside =
      edges_of(in.grey, in.colour, part_of(left, rule) | part_of(right, rule), rule);
  shares.left = best_shares(beside, left, rule);
  shares.right = best_shares(beside, right, rule);
  // The top is the left side of the picture mirrored at its diagonal, where tilts change sign.
  const Side above{pixel(in.top - rule.upwards * (in.bottom - in.top), rows), pixel(in.top, rows),
                   pixel(in.left, columns), pixel(in.right, columns)};
  shares.top =
      best_shares(edges_of(in.grey.t(), in.colour.t(), part_of(above, rule), rule), above, rule);
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
