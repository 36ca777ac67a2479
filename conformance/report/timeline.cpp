// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/timeline.hpp"

#include "conformance/report/display_width.hpp"
#include "conformance/report/html_text.hpp"
#include "conformance/report/outcome.hpp"
#include "conformance/report/run_report.hpp"
#include "conformance/report/time_scale.hpp"
#include "conformance/report/timeline_lane.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace madoguchi::conformance::report {
namespace {

using namespace timeline_measures;

constexpr std::size_t label_columns = 30;
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

  TimelineMark mark_at(ports::Instant at, Nanoseconds duration) const {
    const double from = scale_.position(at.time_since_epoch());
    const double to = scale_.position(at.time_since_epoch() + duration);
    TimelineMark mark;
    mark.x = label_column + from;
    mark.width = to - from;
    return mark;
  }

  void draw_steps(std::string& body, double& top) {
    TimelineLane lane({"step", "手順"}, "lane-step");
    int number = 0;
    for (const auto& step : result_.steps) {
      TimelineMark mark = mark_at(step.started, step.duration);
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
    TimelineLane lane({std::string(row.label.en), std::string(row.label.ja)},
                      fmt::format("lane-{}", row.name));
    for (const ports::TraceEvent* event : events) lane.add(event_mark(*event));
    if (!lane.empty()) lane.draw(body, top);
  }

  TimelineMark event_mark(const ports::TraceEvent& event) const {
    TimelineMark mark = mark_at(event.at, event.duration);
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
    TimelineLane lane({"phases", "区間"}, "lane-phase");
    const auto add = [&](const std::string& name, ports::Instant at, Nanoseconds duration) {
      TimelineMark mark = mark_at(at, duration);
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
