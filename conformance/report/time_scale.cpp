// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/time_scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace madoguchi::conformance::report {
namespace {

constexpr double cut_width = 26;       ///< of a stretch that is cut short
constexpr double cut_share = 0.12;     ///< of the whole, from which on a stretch is cut
constexpr double margin_share = 0.02;  ///< kept around what happens

/// One unit for the whole axis, that of its end.
std::string tick_label(TimeScale::Nanoseconds at, TimeScale::Nanoseconds end) {
  const auto us = static_cast<double>(at.count()) / 1e3;
  if (end >= std::chrono::seconds(1)) return fmt::format("{:g} s", us / 1e6);
  return end >= std::chrono::milliseconds(1) ? fmt::format("{:g} ms", us / 1e3)
                                             : fmt::format("{:g} µs", us);
}

}  // namespace

TimeScale::TimeScale(std::vector<Span> busy, Nanoseconds end, double width)
    : end_(std::max(end, Nanoseconds{1000})) {
  std::sort(busy.begin(), busy.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  const auto share = [&](double part) {
    return Nanoseconds(static_cast<std::int64_t>(static_cast<double>(end_.count()) * part));
  };
  std::vector<Span> gaps;
  Nanoseconds quiet_since{0};
  busy.push_back({end_, end_});
  for (const Span& span : busy) {
    if (span.from - quiet_since > share(cut_share)) {
      gaps.push_back({quiet_since + share(margin_share), span.from - share(margin_share)});
    }
    quiet_since = std::max(quiet_since, span.to);
  }
  Nanoseconds shown = end_;
  for (const Span& gap : gaps) shown -= gap.to - gap.from;
  const double scale = (width - cut_width * static_cast<double>(gaps.size())) /
                       static_cast<double>(std::max<std::int64_t>(shown.count(), 1));
  Nanoseconds at{0};
  double x = 0;
  const auto add = [&](Nanoseconds to, double length) {
    pieces_.push_back({{at, to}, x, x + length});
    at = to;
    x += length;
  };
  for (const Span& gap : gaps) {
    add(gap.from, static_cast<double>((gap.from - at).count()) * scale);
    add(gap.to, cut_width);
    cuts_.push_back({pieces_.back().from, pieces_.back().to, gap.to - gap.from});
  }
  add(end_, static_cast<double>((end_ - at).count()) * scale);
}

double TimeScale::position(Nanoseconds moment) const {
  moment = std::clamp(moment, Nanoseconds{0}, end_);
  for (const Piece& piece : pieces_) {
    if (moment > piece.time.to) continue;
    const auto length = static_cast<double>((piece.time.to - piece.time.from).count());
    const auto part = static_cast<double>((moment - piece.time.from).count());
    return length <= 0 ? piece.from : piece.from + (piece.to - piece.from) * part / length;
  }
  return pieces_.back().to;
}

std::vector<TimeScale::Tick> TimeScale::ticks(double distance) const {
  constexpr std::array<std::int64_t, 3> steps{1, 2, 5};
  for (std::int64_t decade = 1000;; decade *= 10) {
    for (const std::int64_t step : steps) {
      const Nanoseconds interval{decade * step};
      if (end_ / interval > 2000) continue;
      std::vector<Tick> ticks;
      bool too_close = false;
      for (Nanoseconds at{0}; at <= end_ && !too_close; at += interval) {
        const double x = position(at);
        const bool cut = std::any_of(cuts_.begin(), cuts_.end(),
                                     [x](const Cut& c) { return x > c.from - 1 && x < c.to + 1; });
        if (cut) continue;
        too_close = !ticks.empty() && x - ticks.back().position < distance;
        ticks.push_back({x, tick_label(at, end_)});
      }
      if (!too_close) return ticks;
    }
  }
}

}  // namespace madoguchi::conformance::report
