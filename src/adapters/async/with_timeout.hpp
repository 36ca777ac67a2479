// SPDX-License-Identifier: Apache-2.0
// A time limit for any operation, measured by the counter's clock (real or virtual).
#pragma once

#include "ports/clock.hpp"
#include "ports/task.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>

#include <exception>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace madoguchi::adapters::async {

/// What a task came to. Not a variant: awaitable || would merge it with its own.
template <class T>
struct Caught {
  std::optional<core::Result<T>> result;
  std::exception_ptr failure;
};

/// Turns an exception into a value: awaitable || would wait for the other side after one.
template <class T>
ports::Awaitable<Caught<T>> caught(ports::Task<T> task) {
  Caught<T> outcome;
  try {
    core::Result<T> result = co_await std::move(task);
    outcome.result.emplace(std::move(result));
  } catch (...) {
    outcome.failure = std::current_exception();
  }
  co_return outcome;
}

/// The task's result, or Errc::timeout with `what` as context after `limit`; the task is then
/// cancelled and waited for. Exceptions of the task pass through.
template <class T>
ports::Task<T> with_timeout(ports::Clock& clock, std::chrono::nanoseconds limit,
                            ports::Task<T> task, std::string what) {
  using namespace boost::asio::experimental::awaitable_operators;
  auto guarded = caught<T>(std::move(task));
  auto alarm = clock.sleep_until(clock.now() + limit);
  auto both = std::move(guarded) || std::move(alarm);
  auto first = co_await std::move(both);
  if (first.index() == 1) co_return core::fail(core::Errc::timeout, std::move(what));
  Caught<T> outcome = std::get<0>(std::move(first));
  if (outcome.failure) std::rethrow_exception(outcome.failure);
  co_return *std::move(outcome.result);
}

}  // namespace madoguchi::adapters::async
