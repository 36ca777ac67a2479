// SPDX-License-Identifier: Apache-2.0
// A clock that runs faster or slower than another: recorded streams at another speed.
#pragma once

#include "ports/clock.hpp"

#include <cmath>

namespace madoguchi::sim::camera {

class ScaledClock final : public ports::Clock {
 public:
  /// `speed` seconds pass while one passes on `clock`, which outlives this one. Above zero.
  ScaledClock(ports::Clock& clock, double speed) : clock_(clock), speed_(speed) {}

  ports::Instant now() const override {
    return ports::Instant(scaled(clock_.now().time_since_epoch(), speed_));
  }
  core::CivilTime civil_now() const override { return clock_.civil_now(); }

  ports::Awaitable<void> sleep_until(ports::Instant when) override {
    // Rounded up to the next nanosecond: on waking it is `when` or later.
    const auto there = scaled(when.time_since_epoch(), 1 / speed_) + std::chrono::nanoseconds(1);
    return clock_.sleep_until(ports::Instant(there));
  }

 private:
  static std::chrono::nanoseconds scaled(std::chrono::nanoseconds time, double by) {
    if (by == 1) return time;
    return std::chrono::nanoseconds(std::llround(static_cast<double>(time.count()) * by));
  }

  ports::Clock& clock_;
  double speed_;
};

}  // namespace madoguchi::sim::camera
