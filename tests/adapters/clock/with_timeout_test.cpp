// SPDX-License-Identifier: Apache-2.0
// Times are virtual, so the expected instants are exact.
#include "adapters/async/with_timeout.hpp"

#include "adapters/clock/run_virtual.hpp"

#include <boost/asio/co_spawn.hpp>
#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>

namespace madoguchi::adapters::clock {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

class WithTimeout : public testing::Test {
 protected:
  ports::Task<int> answer_after(std::chrono::milliseconds time) {
    co_await clock_.sleep_until(ports::Instant(time));
    co_return 42;
  }
  ports::Task<int> fail_after(std::chrono::milliseconds time) {
    co_await clock_.sleep_until(ports::Instant(time));
    throw std::runtime_error("broken");
  }
  ports::Task<> nothing_after(std::chrono::milliseconds time) {
    co_await clock_.sleep_until(ports::Instant(time));
    co_return core::Result<>{};
  }
  template <class T>
  core::Result<T> run(ports::Task<T> task) {
    std::optional<core::Result<T>> result;
    std::exception_ptr failure;
    auto keep = [&](std::exception_ptr thrown, core::Result<T> value) {
      failure = thrown;
      result = std::move(value);
    };
    asio::co_spawn(loop_, std::move(task), keep);
    EXPECT_TRUE(run_virtual(loop_, clock_, [&] { return result.has_value(); }));
    if (failure) std::rethrow_exception(failure);
    return *result;
  }

  asio::io_context loop_;
  VirtualClock clock_{loop_.get_executor(), core::CivilDate{}};
};

TEST_F(WithTimeout, passes_a_timely_answer_at_once) {
  const auto answer = run(async::with_timeout<int>(clock_, 100ms, answer_after(40ms), "an answer"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(*answer, 42);
  EXPECT_EQ(clock_.now(), ports::Instant(40ms));
}

TEST_F(WithTimeout, ends_a_late_one_at_the_limit) {
  const auto answer =
      run(async::with_timeout<int>(clock_, 100ms, answer_after(400ms), "an answer"));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, core::Errc::timeout);
  EXPECT_EQ(answer.error().context, "an answer");
  EXPECT_EQ(clock_.now(), ports::Instant(100ms));
  EXPECT_FALSE(clock_.advance_to_next_waiter()) << "the cancelled sleeper must be gone";
}

TEST_F(WithTimeout, passes_an_exception_when_it_happens) {
  auto limited = async::with_timeout<int>(clock_, 100ms, fail_after(10ms), "an answer");
  EXPECT_THROW(run(std::move(limited)), std::runtime_error);
  EXPECT_EQ(clock_.now(), ports::Instant(10ms));
}

TEST_F(WithTimeout, works_for_tasks_without_a_value) {
  EXPECT_TRUE(run(async::with_timeout<void>(clock_, 100ms, nothing_after(10ms), "it")));
  EXPECT_FALSE(run(async::with_timeout<void>(clock_, 5ms, nothing_after(50ms), "it")));
}

}  // namespace
}  // namespace madoguchi::adapters::clock
