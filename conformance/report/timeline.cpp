// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/timeline.hpp"

#include "conformance/report/display_width.hpp"
#include "conformance/report/html_text.hpp"
#include "conformance/report/outcome.hpp"
#include "conformance/report/run_report.hpp"
#include "conformance/report/time_scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace madoguchi::conformance::report {
namespace {

constexpr double label_column = 104;  // all lengths in SVG units, about a pixel each
constexpr double plot_width = 1016;
constexpr double total_width = label_column + plot_width + 20;
constexpr double row_height = 19;
constexpr double picture_height = 40;
constexpr double character_width = 5.9;  // of the 10.5-unit label font
constexpr std::size_t label_columns = 30;
constexpr std::size_t max_rows = 6;
constexpr std::size_t max_events = 600;  ///< drawn; the table below the drawing has all

std::string_view detail(const ports::TraceEvent& event, std::string_view name) {
  for (const auto& [key, value] : event.details) {
    if (key == name) return value;
  }
  return {};
}

std::string label_of_event(const ports::TraceEvent& event) {
  std::string label = clip_to(event.title, label_columns);
  const std::string_view status = detail(event, "status");
  if (!status.empty() && event.title.find(status) == std::string::npos) {
    label += fmt::format(" {}", status);
  }
  return label;
}

/// Something to draw in a lane.
struct Mark {
  double x = 0;
  double width = 0;
  std::string label;
  std::string tooltip;
  std::string css;
  std::string picture;  ///< digest; empty if none is shown
  double picture_width = 0;
};

/// Places marks in as few rows as their labels allow; a mark without room loses its label.
class Lane {
 public:
  Lane(scenario::Title title, std::string css) : title_(std::move(title)), css_(std::move(css)) {}

  void add(Mark mark) { marks_.push_back(std::move(mark)); }
  bool empty() const { return marks_.empty(); }

  /// Appends the lane's drawing and moves `top` below it.
  void draw(std::string& svg, double& top) {
    const bool pictures =
        std::any_of(marks_.begin(), marks_.end(), [](const Mark& m) { return !m.picture.empty(); });
    std::vector<double> used(1, -1);
    std::string body;
    for (const Mark& mark : marks_) place(mark, used, body, top + (pictures ? picture_height : 0));
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

 private:
  void place(const Mark& mark, std::vector<double>& used, std::string& body, double top) {
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
                     inside ? "inside" : "beside", at, y + 10.8,
                     before ? " text-anchor=\"end\"" : "", html_text(mark.label));
    }
    body += "</g>\n";
  }

  /// The first row that is free from `left` on; a new one while there may be more; else the count.
  static std::size_t row_for(double left, std::vector<double>& used) {
    for (std::size_t row = 0; row < used.size(); ++row) {
      if (left + 0.5 >= used[row]) return row;
    }
    if (used.size() < max_rows)
      used.push_back(-1);
    else
      return used.size();
    return used.size() - 1;
  }

  void draw_pictures(std::string& body, double top) const {
    double free_from = label_column;
    for (const Mark& mark : marks_) {
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

  scenario::Title title_;
  std::string css_;
  std::vector<Mark> marks_;
};

class Timeline {
 public:
  Timeline(const scenario::ScenarioResult& result, const PictureStore& pictures)
      : result_(result), pictures_(pictures), scale_(busy(), end(), plot_width - 12) {}

  std::string svg() {
    std::string body;
    double top = 24;
    draw_steps(body, top);
    for (const auto& row : enum_names(std::type_identity<ports::Lane>{})) {
      if (row.value != ports::Lane::phase) draw_events(row, body, top);
    }
    draw_phases(body, top);
    return fmt::format(
        "<svg class=\"timeline\" viewBox=\"0 0 {} {:.0f}\" role=\"img\" "
        "preserveAspectRatio=\"xMinYMin meet\">{}{}</svg>",
        total_width, top, axis(top), body);
  }

 private:
  using Nanoseconds = std::chrono::nanoseconds;

  Nanoseconds end() const {
    Nanoseconds last = result_.counter_duration;
    const auto include = [&](ports::Instant at, Nanoseconds duration) {
      last = std::max(last, at.time_since_epoch() + duration);
    };
    for (const auto& step : result_.steps) include(step.started, step.duration);
    for (const auto& phase : result_.phases) include(phase.started, phase.duration);
    for (const auto& event : result_.trace) include(event.at, event.duration);
    return last;
  }

  /// Steps and phases are frames around what happens; their beginnings count, their spans do not.
  std::vector<TimeScale::Span> busy() const {
    std::vector<TimeScale::Span> spans;
    for (const auto& event : result_.trace) {
      if (event.lane == ports::Lane::phase) continue;
      const Nanoseconds at = event.at.time_since_epoch();
      spans.push_back({at, at + event.duration});
    }
    for (const auto& step : result_.steps) {
      const Nanoseconds at = step.started.time_since_epoch();
      spans.push_back({at, at});
      spans.push_back({at + step.duration, at + step.duration});
    }
    return spans;
  }

  Mark mark_at(ports::Instant at, Nanoseconds duration) const {
    const double from = scale_.position(at.time_since_epoch());
    const double to = scale_.position(at.time_since_epoch() + duration);
    Mark mark;
    mark.x = label_column + from;
    mark.width = to - from;
    return mark;
  }

  void draw_steps(std::string& body, double& top) {
    Lane lane({"step", "手順"}, "lane-step");
    int number = 0;
    for (const auto& step : result_.steps) {
      Mark mark = mark_at(step.started, step.duration);
      const Outcome outcome = outcome_of(scenario::Disposition::run, step.verdict);
      mark.css = fmt::format("o-{}", core::name_of(outcome));
      mark.label = fmt::format("{} {} {}", ++number, shape_of(outcome), step.action);
      mark.tooltip = fmt::format("{}  {} + {}", step.summary.empty() ? step.action : step.summary,
                                 short_duration(step.started.time_since_epoch()),
                                 short_duration(step.duration));
      lane.add(std::move(mark));
    }
    if (!lane.empty()) lane.draw(body, top);
  }

  void draw_events(const core::EnumName<ports::Lane>& row, std::string& body, double& top) {
    std::vector<const ports::TraceEvent*> events;
    for (const auto& event : result_.trace) {
      if (event.lane == row.value && events.size() < max_events) events.push_back(&event);
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const auto* a, const auto* b) { return a->at < b->at; });
    Lane lane({std::string(row.label.en), std::string(row.label.ja)},
              fmt::format("lane-{}", row.name));
    for (const ports::TraceEvent* event : events) lane.add(event_mark(*event));
    if (!lane.empty()) lane.draw(body, top);
  }

  Mark event_mark(const ports::TraceEvent& event) const {
    Mark mark = mark_at(event.at, event.duration);
    mark.label = label_of_event(event);
    mark.tooltip = event_line(event);
    mark.css = is_odd(event) ? "odd" : "";
    if (event.picture && !event.picture->empty()) {
      const Picture& picture = pictures_.of(*event.picture);
      if (picture.small.empty()) {
        mark.label += fmt::format(" #{}", picture.digest.substr(0, 6));
      } else {
        mark.label.clear();  // the picture says more
        mark.picture = picture.digest;
        mark.picture_width = (picture_height - 5) * picture.width / std::max(picture.height, 1);
      }
    }
    return mark;
  }

  void draw_phases(std::string& body, double& top) {
    Lane lane({"phases", "区間"}, "lane-phase");
    const auto add = [&](const std::string& name, ports::Instant at, Nanoseconds duration) {
      Mark mark = mark_at(at, duration);
      mark.label = fmt::format("{} {}", name, short_duration(duration));
      mark.tooltip = mark.label;
      lane.add(std::move(mark));
    };
    for (const auto& phase : result_.phases) add(phase.phase, phase.started, phase.duration);
    if (result_.phases.empty()) {
      for (const auto& event : result_.trace) {
        if (event.lane == ports::Lane::phase) add(event.title, event.at, event.duration);
      }
    }
    if (!lane.empty()) lane.draw(body, top);
  }

  std::string axis(double bottom) const {
    std::string svg = "<g class=\"axis\">";
    const auto out = std::back_inserter(svg);
    for (const TimeScale::Tick& tick : scale_.ticks(72)) {
      fmt::format_to(out, "<line x1=\"{0:.1f}\" y1=\"18\" x2=\"{0:.1f}\" y2=\"{1:.1f}\"/>",
                     label_column + tick.position, bottom);
      fmt::format_to(out, "<text x=\"{:.1f}\" y=\"12\">{}</text>", label_column + tick.position,
                     html_text(tick.label));
    }
    for (const TimeScale::Cut& cut : scale_.cuts()) {
      const double x = label_column + cut.from;
      fmt::format_to(
          out,
          "<g class=\"cut\"><title>{0}</title><rect x=\"{1:.1f}\" y=\"18\" "
          "width=\"{2:.1f}\" height=\"{3:.1f}\"/><text x=\"{4:.1f}\" y=\"12\">⋯</text></g>",
          html_text(short_duration(cut.length)), x, cut.to - cut.from, bottom - 18,
          x + (cut.to - cut.from) / 2);
    }
    return svg + "</g>\n";
  }

  const scenario::ScenarioResult& result_;
  const PictureStore& pictures_;
  TimeScale scale_;
};

}  // namespace

std::string event_line(const ports::TraceEvent& event) {
  std::string line =
      fmt::format("{}  {}", short_duration(event.at.time_since_epoch()), event.title);
  if (event.duration.count() > 0) line += fmt::format("  ({})", short_duration(event.duration));
  for (const auto& [name, value] : event.details) line += fmt::format("\n{}: {}", name, value);
  return line;
}

bool is_odd(const ports::TraceEvent& event) {
  const std::string_view status = detail(event, "status");
  // A VERIFY without data only asks for the tries left: 63Cx is its usual answer.
  const bool asks_tries = status.starts_with("63") && detail(event, "command").size() <= 8;
  const bool usual = status.starts_with("90") || status.starts_with("61") || asks_tries;
  if (!status.empty() && !usual) return true;
  return !detail(event, "error").empty() || !detail(event, "rejected").empty();
}

std::string timeline_svg(const scenario::ScenarioResult& result, const PictureStore& pictures) {
  if (result.steps.empty() && result.trace.empty() && result.phases.empty()) return {};
  return Timeline(result, pictures).svg();
}

}  // namespace madoguchi::conformance::report
