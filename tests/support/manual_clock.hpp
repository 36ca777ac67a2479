// SPDX-License-Identifier: Apache-2.0
// A clock that a test moves; who sleeps on it wakes at once, at the time asked for.
#pragma once

#include "ports/clock.hpp"

#include <algorithm>

namespace madoguchi::test {

class ManualClock final : public ports::Clock {
 public:
  explicit ManualClock(core::CivilTime opening) : opening_(opening) {}

  ports::Instant now() const override { return now_; }
  core::CivilTime civil_now() const override {
    return opening_ + std::chrono::floor<std::chrono::seconds>(now_.time_since_epoch());
  }
  ports::Awaitable<void> sleep_until(ports::Instant when) override {
    now_ = std::max(now_, when);
    co_return;
  }
  void advance(std::chrono::nanoseconds by) { now_ += by; }

 private:
  core::CivilTime opening_;
  ports::Instant now_{};
};

}  // namespace madoguchi::test
