// SPDX-License-Identifier: Apache-2.0
// Time at the counter: wall clock with real devices, a virtual clock in simulation.
#pragma once

#include "core/civil_time.hpp"
#include "ports/task.hpp"

#include <chrono>

namespace madoguchi::ports {

/// Tag of the counter's monotonic time line; zero is the start of the scenario.
struct CounterTime {
  using rep = std::int64_t;
  using period = std::nano;
  using duration = std::chrono::nanoseconds;
  using time_point = std::chrono::time_point<CounterTime>;
  static constexpr bool is_steady = true;
};

using Instant = CounterTime::time_point;

class Clock {
 public:
  virtual ~Clock() = default;

  /// Monotonic time since the scenario's start.
  virtual Instant now() const = 0;

  /// The counter's civil time: the scenario's day, which need not be today.
  virtual core::CivilTime civil_now() const = 0;

  /// Comes back at `when` or later; at once if that is past.
  virtual Awaitable<void> sleep_until(Instant when) = 0;
};

}  // namespace madoguchi::ports
