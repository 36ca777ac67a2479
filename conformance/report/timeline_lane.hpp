// SPDX-License-Identifier: Apache-2.0
// Inside the time line: one participant's lane of the drawing.
#pragma once

#include "scenario/results.hpp"

#include <string>
#include <vector>

namespace madoguchi::conformance::report {

/// Measures of the drawing in SVG units, about a pixel each.
namespace timeline_measures {
inline constexpr double label_column = 104;
inline constexpr double plot_width = 1016;
inline constexpr double total_width = label_column + plot_width + 20;
inline constexpr double row_height = 19;
inline constexpr double picture_height = 40;
}  // namespace timeline_measures

/// Something to draw in a lane.
struct TimelineMark {
  double x = 0;
  double width = 0;
  std::string label;
  std::string tooltip;
  std::string css;
  std::string picture;  ///< digest; empty if none is shown
  double picture_width = 0;
};

/// Places marks in as few rows as their labels allow; a mark without room loses its label.
class TimelineLane {
 public:
  /// `css` is the class of the lane in the page's style.
  TimelineLane(scenario::Title title, std::string css)
      : title_(std::move(title)), css_(std::move(css)) {}

  void add(TimelineMark mark) { marks_.push_back(std::move(mark)); }
  bool empty() const { return marks_.empty(); }

  /// Appends the lane's drawing and moves `top` below it.
  void draw(std::string& svg, double& top) const;

 private:
  void draw_pictures(std::string& body, double top) const;

  scenario::Title title_;
  std::string css_;
  std::vector<TimelineMark> marks_;
};

}  // namespace madoguchi::conformance::report
