// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/plot.hpp"

#include "conformance/report/display_width.hpp"
#include "conformance/report/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace madoguchi::evaluation::report {
namespace {

using conformance::report::html_text;

constexpr double narrowest_left = 66;
constexpr double right = 18;
constexpr double top = 26;
constexpr double bottom = 54;
constexpr double legend_line = 18;

}  // namespace

Plot::Plot(Axis x, Axis y, std::string title, int width, int height)
    : x_(std::move(x)), y_(std::move(y)), title_(std::move(title)), width_(width), height_(height) {
  std::size_t widest = 0;
  for (const Tick& tick : y_.ticks) {
    widest = std::max(widest, conformance::report::display_width(tick.label));
  }
  left_ = std::max(narrowest_left, 34 + 6.5 * static_cast<double>(widest));
}

double Plot::x_of(double value) const {
  return left_ + (value - x_.low) / (x_.high - x_.low) * (width_ - left_ - right);
}

double Plot::y_of(double value) const {
  return height_ - bottom - (value - y_.low) / (y_.high - y_.low) * (height_ - top - bottom);
}

std::string Plot::path(const std::vector<PlotPoint>& points) const {
  std::string d;
  // Far outside, so that the clipping decides and the numbers stay short.
  const auto kept = [](double value, const Axis& axis) {
    const double margin = axis.high - axis.low;
    return std::clamp(value, axis.low - margin, axis.high + margin);
  };
  for (const PlotPoint& point : points) {
    d += fmt::format("{}{:.2f} {:.2f}", d.empty() ? "M" : "L", x_of(kept(point.first, x_)),
                     y_of(kept(point.second, y_)));
  }
  return d;
}

void Plot::line(const std::vector<PlotPoint>& points, std::string_view style) {
  body_ += fmt::format("<path class=\"line {}\" d=\"{}\"/>", style, path(points));
}

void Plot::area(const std::vector<PlotPoint>& outline, std::string_view style) {
  body_ += fmt::format("<path class=\"area {}\" d=\"{}Z\"/>", style, path(outline));
}

void Plot::mark(PlotPoint point, std::string_view style, const std::string& label) {
  const double x = x_of(point.first);
  const double y = y_of(point.second);
  body_ +=
      fmt::format("<circle class=\"mark {}\" cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"4\"/>", style, x, y);
  if (label.empty()) return;
  body_ += fmt::format("<text class=\"note\" x=\"{:.2f}\" y=\"{:.2f}\">{}</text>", x + 8, y - 7,
                       html_text(label));
}

void Plot::vertical(double x, std::string_view style, const std::string& label) {
  const double at = x_of(x);
  body_ += fmt::format(
      "<line class=\"line {}\" x1=\"{:.2f}\" x2=\"{:.2f}\" y1=\"{:.2f}\" y2=\"{:.2f}\"/>"
      "<text class=\"note\" x=\"{:.2f}\" y=\"{:.2f}\">{}</text>",
      style, at, at, top, height_ - bottom, at + 4, top + 12 + 13 * (labels_++ % 4),
      html_text(label));
}

void Plot::legend(std::string_view style, const std::string& text, bool filled) {
  legend_.push_back({std::string(style), text, filled});
}

std::string Plot::axes() const {
  std::string text;
  for (const Tick& tick : x_.ticks) {
    const double x = x_of(tick.at);
    text += fmt::format(
        "<line class=\"grid\" x1=\"{0:.2f}\" x2=\"{0:.2f}\" y1=\"{1}\" y2=\"{2}\"/>"
        "<text class=\"tick\" text-anchor=\"middle\" x=\"{0:.2f}\" y=\"{3}\">{4}</text>",
        x, top, height_ - bottom, height_ - bottom + 17, html_text(tick.label));
  }
  for (const Tick& tick : y_.ticks) {
    const double y = y_of(tick.at);
    text += fmt::format(
        "<line class=\"grid\" x1=\"{1}\" x2=\"{2}\" y1=\"{0:.2f}\" y2=\"{0:.2f}\"/>"
        "<text class=\"tick\" text-anchor=\"end\" x=\"{3}\" y=\"{4:.2f}\">{5}</text>",
        y, left_, width_ - right, left_ - 7, y + 4, html_text(tick.label));
  }
  text += fmt::format(
      "<text class=\"axis\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>"
      "<text class=\"axis\" text-anchor=\"middle\" transform=\"translate(15 {}) rotate(-90)\">{}"
      "</text>",
      left_ + (width_ - left_ - right) / 2, height_ - 12, html_text(x_.label),
      top + (height_ - top - bottom) / 2, html_text(y_.label));
  return text;
}

std::string Plot::legend_box() const {
  if (legend_.empty()) return {};
  std::size_t widest = 0;
  for (const Entry& entry : legend_) {
    widest = std::max(widest, conformance::report::display_width(entry.text));
  }
  const double box = 46 + 6.4 * static_cast<double>(widest);
  const double x = legend_left_ ? left_ + 8 : width_ - right - box - 8;
  const double box_height = legend_line * static_cast<double>(legend_.size()) + 10;
  std::string text =
      fmt::format("<rect class=\"legend\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", x,
                  top + 8, box, box_height);
  double y = top + 8 + 5 + legend_line / 2;
  for (const Entry& entry : legend_) {
    text += entry.filled
                ? fmt::format(
                      "<rect class=\"area {}\" x=\"{}\" y=\"{}\" width=\"22\" "
                      "height=\"10\"/>",
                      entry.style, x + 8, y - 5)
                : fmt::format("<line class=\"line {}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
                              entry.style, x + 8, x + 30, y, y);
    text += fmt::format("<text class=\"tick\" x=\"{}\" y=\"{}\">{}</text>", x + 37, y + 4,
                        html_text(entry.text));
    y += legend_line;
  }
  return text;
}

std::string Plot::svg() const {
  const std::string clip = "clip" + conformance::report::element_id(title_);
  return fmt::format(
      "<svg class=\"plot\" viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"{2}\">"
      "<clipPath id=\"{3}\"><rect x=\"{4}\" y=\"{5}\" width=\"{6}\" height=\"{7}\"/></clipPath>"
      "{8}<g clip-path=\"url(#{3})\">{9}</g>"
      "<rect class=\"frame\" x=\"{4}\" y=\"{5}\" width=\"{6}\" height=\"{7}\"/>{10}</svg>",
      width_, height_, html_text(title_), clip, left_, top, width_ - left_ - right,
      height_ - top - bottom, axes(), body_, legend_box());
}

std::vector<Tick> round_ticks(double low, double high, int count) {
  std::vector<Tick> ticks;
  if (!(high > low) || !std::isfinite(high - low)) return ticks;
  const double rough = (high - low) / count;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {5.0, 2.0, 1.0}) {
    if (factor * power >= rough) step = factor * power;
  }
  for (double i = std::ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; ++i) {
    ticks.push_back({i * step, fmt::format("{:g}", i == 0 ? 0.0 : i * step)});
  }
  return ticks;
}

}  // namespace madoguchi::evaluation::report
