// SPDX-License-Identifier: Apache-2.0
// Expected values: the documented start of the civil day and the steady clock's own reading.
#include "adapters/clock/system_clock.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

namespace madoguchi::adapters::clock {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr core::CivilDate day{std::chrono::year(2030), std::chrono::June, std::chrono::day(15)};

TEST(SystemClock, civil_day_is_the_callers) {
  asio::io_context loop;
  const SystemClock clock(loop.get_executor(), day);
  EXPECT_EQ(core::to_iso(clock.civil_now()), "2030-06-15 09:00:00");
}

TEST(SystemClock, another_day_begins_at_nine) {
  asio::io_context loop;
  SystemClock clock(loop.get_executor(), day);
  clock.open_on(
      core::CivilDate{std::chrono::year(2031), std::chrono::January, std::chrono::day(1)});
  EXPECT_EQ(core::to_iso(clock.civil_now()), "2031-01-01 09:00:00");
}

TEST(SystemClock, sleeps_at_least_until_the_moment) {
  asio::io_context loop;
  SystemClock clock(loop.get_executor(), day);
  ports::Instant woke{};
  auto sleep = [&]() -> ports::Awaitable<void> {
    co_await clock.sleep_until(ports::Instant(30ms));
    woke = clock.now();
    co_await clock.sleep_until(ports::Instant(0ms));
  };
  asio::co_spawn(loop, sleep(), [](std::exception_ptr failure) { EXPECT_FALSE(failure); });
  loop.run();
  EXPECT_GE(woke, ports::Instant(30ms));
}

}  // namespace
}  // namespace madoguchi::adapters::clock
