// SPDX-License-Identifier: Apache-2.0
// Real time at the counter, on a day of the caller's choice.
#pragma once

#include "ports/clock.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <atomic>

namespace madoguchi::adapters::clock {

/// The hour at which the counter opens: civil time at the start of a scenario.
inline constexpr std::chrono::hours opening_hour{9};

/// Elapsed time since construction; the civil time is 09:00:00 of `day` plus that.
class SystemClock final : public ports::Clock {
 public:
  SystemClock(boost::asio::any_io_executor executor, core::CivilDate day);
  /// The same, but the civil time begins with `start`.
  SystemClock(boost::asio::any_io_executor executor, core::CivilTime start);

  ports::Instant now() const override;
  core::CivilTime civil_now() const override;
  /// Throws boost::system::system_error(operation_aborted) when cancelled.
  ports::Awaitable<void> sleep_until(ports::Instant when) override;

  /// It is the opening hour of this day now; elapsed time goes on as it was.
  void open_on(core::CivilDate day);

 private:
  boost::asio::any_io_executor executor_;
  std::atomic<core::CivilTime::rep> opening_;  ///< other threads ask for the time, too
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace madoguchi::adapters::clock
