// SPDX-License-Identifier: Apache-2.0
// Thread identities are the oracle: where the function ran and where the coroutine went on.
#include "adapters/async/run_on.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <stdexcept>
#include <thread>

namespace madoguchi::adapters::async {
namespace {

namespace asio = boost::asio;

TEST(RunOn, works_there_and_comes_back_here) {
  asio::io_context loop;
  asio::thread_pool worker(1);
  std::thread::id there;
  std::thread::id after;
  auto body = [&]() -> ports::Awaitable<void> {
    auto work = [&there, owned = std::make_unique<int>(7)] {
      there = std::this_thread::get_id();
      return *owned;
    };
    const int value = co_await run_on(worker.get_executor(), std::move(work));
    EXPECT_EQ(value, 7);
    after = std::this_thread::get_id();
  };
  asio::co_spawn(loop, body(), [](std::exception_ptr failure) { EXPECT_FALSE(failure); });
  loop.run();
  EXPECT_NE(there, std::this_thread::get_id());
  EXPECT_EQ(after, std::this_thread::get_id());
}

TEST(RunOn, an_exception_arrives_at_the_awaiting_side) {
  asio::io_context loop;
  asio::thread_pool worker(1);
  bool caught = false;
  auto body = [&]() -> ports::Awaitable<void> {
    auto work = []() -> int { throw std::runtime_error("broken"); };
    try {
      co_await run_on(worker.get_executor(), work);
    } catch (const std::runtime_error& error) {
      caught = std::string(error.what()) == "broken";
    }
  };
  asio::co_spawn(loop, body(), [](std::exception_ptr failure) { EXPECT_FALSE(failure); });
  loop.run();
  EXPECT_TRUE(caught);
}

TEST(RunOn, cancelling_calls_the_hook_that_ends_the_work) {
  asio::io_context loop;
  asio::thread_pool worker(1);
  asio::cancellation_signal signal;
  std::promise<void> stop;
  int result = 0;
  auto body = [&]() -> ports::Awaitable<void> {
    auto work = [stopped = stop.get_future()]() mutable {
      stopped.wait();
      return 5;
    };
    auto hook = [&stop] { stop.set_value(); };
    result = co_await run_on(worker.get_executor(), std::move(work), hook);
  };
  asio::co_spawn(loop, body(),
                 asio::bind_cancellation_slot(signal.slot(), [](std::exception_ptr) {}));
  loop.poll();
  signal.emit(asio::cancellation_type::terminal);
  loop.run();
  EXPECT_EQ(result, 5);
}

}  // namespace
}  // namespace madoguchi::adapters::async
