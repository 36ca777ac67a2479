// SPDX-License-Identifier: Apache-2.0
#include "adapters/clock/system_clock.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace madoguchi::adapters::clock {

SystemClock::SystemClock(boost::asio::any_io_executor executor, core::CivilDate day)
    : SystemClock(std::move(executor), core::start_of(day) + opening_hour) {}

SystemClock::SystemClock(boost::asio::any_io_executor executor, core::CivilTime start)
    : executor_(std::move(executor)), opening_(start.time_since_epoch().count()) {}

ports::Instant SystemClock::now() const {
  return ports::Instant(std::chrono::steady_clock::now() - start_);
}

core::CivilTime SystemClock::civil_now() const {
  return core::CivilTime(core::CivilTime::duration(opening_)) +
         std::chrono::floor<std::chrono::seconds>(now().time_since_epoch());
}

void SystemClock::open_on(core::CivilDate day) {
  const core::CivilTime opening =
      core::start_of(day) + opening_hour -
      std::chrono::floor<std::chrono::seconds>(now().time_since_epoch());
  opening_ = opening.time_since_epoch().count();
}

ports::Awaitable<void> SystemClock::sleep_until(ports::Instant when) {
  if (when <= now()) co_return;
  boost::asio::steady_timer timer(executor_, start_ + when.time_since_epoch());
  co_await timer.async_wait(boost::asio::use_awaitable);
}

}  // namespace madoguchi::adapters::clock
