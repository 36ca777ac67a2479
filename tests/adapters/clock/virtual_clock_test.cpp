// SPDX-License-Identifier: Apache-2.0
// Expected orders and times follow from the requests themselves: time, then first come first
// served.
#include "adapters/async/run_on.hpp"
#include "adapters/clock/run_virtual.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/thread_pool.hpp>
#include <gmock/gmock.h>

#include <string>
#include <thread>
#include <vector>

namespace madoguchi::adapters::clock {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using testing::ElementsAre;

constexpr core::CivilDate day{std::chrono::year(2024), std::chrono::February, std::chrono::day(1)};

class VirtualClockTest : public testing::Test {
 protected:
  ports::Awaitable<void> sleep_and_log(std::chrono::milliseconds when, std::string name) {
    co_await clock_.sleep_until(ports::Instant(when));
    log_.push_back(name + "@" +
                   std::to_string(clock_.now().time_since_epoch() / std::chrono::milliseconds(1)));
  }
  void spawn(std::chrono::milliseconds when, std::string name) {
    asio::co_spawn(loop_, sleep_and_log(when, std::move(name)), asio::detached);
  }

  asio::io_context loop_;
  VirtualClock clock_{loop_.get_executor(), day};
  std::vector<std::string> log_;
};

TEST_F(VirtualClockTest, starts_at_nine_on_the_given_day) {
  EXPECT_EQ(clock_.now(), ports::Instant{});
  EXPECT_EQ(core::to_iso(clock_.civil_now()), "2024-02-01 09:00:00");
}

TEST_F(VirtualClockTest, wakes_by_time_then_in_order_of_arrival) {
  spawn(20ms, "c");
  spawn(10ms, "a");
  spawn(20ms, "d");
  spawn(10ms, "b");
  spawn(0ms, "now");
  const auto ran = run_virtual(loop_, clock_, [&] { return log_.size() == 5; });
  EXPECT_TRUE(ran);
  EXPECT_THAT(log_, ElementsAre("now@0", "a@10", "b@10", "c@20", "d@20"));
}

TEST_F(VirtualClockTest, an_hour_takes_no_time_and_moves_civil_time) {
  const auto before = std::chrono::steady_clock::now();
  spawn(3'600'000ms, "late");
  ASSERT_TRUE(run_virtual(loop_, clock_, [&] { return !log_.empty(); }));
  EXPECT_EQ(core::to_iso(clock_.civil_now()), "2024-02-01 10:00:00");
  EXPECT_LT(std::chrono::steady_clock::now() - before, 10s);
}

TEST_F(VirtualClockTest, another_day_begins_at_nine_and_moves_no_elapsed_time) {
  spawn(90'000ms, "a");
  ASSERT_TRUE(run_virtual(loop_, clock_, [&] { return !log_.empty(); }));
  clock_.open_on(
      core::CivilDate{std::chrono::year(2028), std::chrono::February, std::chrono::day(29)});
  EXPECT_EQ(core::to_iso(clock_.civil_now()), "2028-02-29 09:00:00");
  EXPECT_EQ(clock_.now(), ports::Instant(90s));
}

TEST_F(VirtualClockTest, stops_when_done_and_leaves_later_sleepers) {
  spawn(10ms, "a");
  spawn(99ms, "z");
  ASSERT_TRUE(run_virtual(loop_, clock_, [&] { return log_.size() == 1; }));
  EXPECT_EQ(clock_.now(), ports::Instant(10ms));
}

TEST_F(VirtualClockTest, a_wait_for_nothing_is_reported) {
  spawn(5ms, "a");
  const auto ran = run_virtual(loop_, clock_, [] { return false; });
  ASSERT_FALSE(ran);
  EXPECT_EQ(ran.error().code, core::Errc::internal);
  EXPECT_THAT(ran.error().context, testing::HasSubstr("0.005 s"));
}

TEST_F(VirtualClockTest, time_stands_still_while_a_function_runs_on_another_thread) {
  asio::thread_pool worker(1);
  auto work = [this, &worker]() -> ports::Awaitable<void> {
    auto slow = [] {
      std::this_thread::sleep_for(50ms);
      return 1;
    };
    co_await async::run_on(worker.get_executor(), slow);
    log_.push_back("worked@" + std::to_string(clock_.now().time_since_epoch().count()));
  };
  asio::co_spawn(loop_, work(), asio::detached);
  spawn(1ms, "slept");
  ASSERT_TRUE(run_virtual(loop_, clock_, [&] { return log_.size() == 2; }));
  EXPECT_THAT(log_, ElementsAre("worked@0", "slept@1"));
}

TEST(VirtualClockLife, sleeping_coroutines_may_outlive_the_clock) {
  bool woke = false;
  auto loop = std::make_unique<asio::io_context>();
  auto clock = std::make_unique<VirtualClock>(loop->get_executor(), day);
  auto sleep = [&]() -> ports::Awaitable<void> {
    co_await clock->sleep_until(ports::Instant(1s));
    woke = true;
  };
  asio::co_spawn(*loop, sleep(), asio::detached);
  loop->poll();
  clock.reset();
  loop.reset();
  EXPECT_FALSE(woke);
}

}  // namespace
}  // namespace madoguchi::adapters::clock
