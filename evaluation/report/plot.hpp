// SPDX-License-Identifier: Apache-2.0
// A plot as inline SVG: axes with ticks, lines, bands, bars, marks, a legend. Positions are given
// in the units of the axes after their transformation.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace madoguchi::evaluation::report {

struct Tick {
  double at = 0;
  std::string label;
};

struct Axis {
  double low = 0;
  double high = 1;
  std::string label;
  std::vector<Tick> ticks;
};

using PlotPoint = std::pair<double, double>;

class Plot {
 public:
  /// `title` is for readers that cannot see it.
  Plot(Axis x, Axis y, std::string title, int width = 560, int height = 420);

  /// `style` is a class of the page's style sheet. What leaves the axes is cut off.
  void line(const std::vector<PlotPoint>& points, std::string_view style);
  void area(const std::vector<PlotPoint>& outline, std::string_view style);
  void mark(PlotPoint point, std::string_view style, const std::string& label = {});
  /// A vertical line over the whole height with a label at its top.
  void vertical(double x, std::string_view style, const std::string& label);
  /// A row of the legend, in the order of the calls; `filled` for areas.
  void legend(std::string_view style, const std::string& text, bool filled = false);

  /// The legend's corner: right by default.
  void legend_left() { legend_left_ = true; }

  std::string svg() const;

 private:
  double x_of(double value) const;
  double y_of(double value) const;
  std::string path(const std::vector<PlotPoint>& points) const;
  std::string axes() const;
  std::string legend_box() const;

  Axis x_, y_;
  std::string title_;
  int width_, height_;
  double left_ = 0;  ///< room for the labels of the y axis
  std::string body_;
  struct Entry {
    std::string style, text;
    bool filled = false;
  };
  std::vector<Entry> legend_;
  bool legend_left_ = false;
  int labels_ = 0;
};

/// Ticks at round numbers, about `count` of them.
std::vector<Tick> round_ticks(double low, double high, int count = 6);

}  // namespace madoguchi::evaluation::report
