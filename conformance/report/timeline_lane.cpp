// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/timeline_lane.hpp"

#include "conformance/report/display_width.hpp"
#include "conformance/report/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace madoguchi::conformance::report {
namespace {

using namespace timeline_measures;

constexpr double character_width = 5.9;  // of the 10.5-unit label font
constexpr std::size_t max_rows = 6;

/// The first row that is free from `left` on; a new one while there may be more; else the count.
std::size_t row_for(double left, std::vector<double>& used) {
  for (std::size_t row = 0; row < used.size(); ++row) {
    if (left + 0.5 >= used[row]) return row;
  }
  if (used.size() < max_rows)
    used.push_back(-1);
  else
    return used.size();
  return used.size() - 1;
}

void place(const TimelineMark& mark, std::vector<double>& used, std::string& body, double top) {
  const double text_width =
      mark.label.empty() ? 0 : character_width * static_cast<double>(display_width(mark.label));
  const double bar = std::max(mark.width, 3.0);
  const bool inside = bar > text_width + 8;
  const bool before = !inside && mark.x + bar + text_width + 6 > total_width;
  const double left = before ? mark.x - text_width - 5 : mark.x;
  const double right = inside || before ? mark.x + bar : mark.x + bar + text_width + 6;
  std::size_t row = row_for(left, used);
  const bool labelled = row < used.size();
  if (!labelled) row = row_for(mark.x, used);
  if (row == used.size()) row = used.size() - 1;
  used[row] = std::max(used[row], labelled ? right : mark.x + bar);
  const double y = top + 3 + row_height * static_cast<double>(row);
  fmt::format_to(std::back_inserter(body),
                 "<g class=\"mark {}\"><title>{}</title><rect x=\"{:.1f}\" y=\"{:.1f}\" "
                 "width=\"{:.1f}\" height=\"14\" rx=\"2.5\"/>",
                 mark.css, html_text(mark.tooltip), mark.x, y, bar);
  if (labelled && !mark.label.empty()) {
    const double at = inside ? mark.x + 4 : before ? mark.x - 4 : mark.x + bar + 4;
    fmt::format_to(std::back_inserter(body),
                   "<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>",
                   inside ? "inside" : "beside", at, y + 10.8, before ? " text-anchor=\"end\"" : "",
                   html_text(mark.label));
  }
  body += "</g>\n";
}

}  // namespace

void TimelineLane::draw(std::string& svg, double& top) const {
  const bool pictures = std::any_of(marks_.begin(), marks_.end(),
                                    [](const TimelineMark& m) { return !m.picture.empty(); });
  std::vector<double> used(1, -1);
  std::string body;
  for (const TimelineMark& mark : marks_)
    place(mark, used, body, top + (pictures ? picture_height : 0));
  if (pictures) draw_pictures(body, top);
  const double height =
      (pictures ? picture_height : 0) + row_height * static_cast<double>(used.size()) + 6;
  fmt::format_to(std::back_inserter(svg),
                 "<g class=\"lane {}\"><rect class=\"band\" x=\"0\" y=\"{:.1f}\" width=\"{}\" "
                 "height=\"{:.1f}\"/><text class=\"name en\" x=\"10\" y=\"{:.1f}\">{}</text>"
                 "<text class=\"name ja\" x=\"10\" y=\"{:.1f}\">{}</text>{}</g>\n",
                 css_, top, total_width, height, top + 16, html_text(title_.en), top + 16,
                 html_text(title_.ja), body);
  top += height + 3;
}

void TimelineLane::draw_pictures(std::string& body, double top) const {
  double free_from = label_column;
  for (const TimelineMark& mark : marks_) {
    if (mark.picture.empty() || mark.x < free_from) continue;
    const double x = std::min(mark.x, total_width - mark.picture_width - 2);
    fmt::format_to(std::back_inserter(body),
                   "<g class=\"picture\"><title>{}</title><use href=\"#p-{}\" x=\"{:.1f}\" "
                   "y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/></g>\n",
                   html_text(mark.tooltip), mark.picture, x, top + 4, mark.picture_width,
                   picture_height - 5);
    free_from = x + mark.picture_width + 3;
  }
}

}  // namespace madoguchi::conformance::report
