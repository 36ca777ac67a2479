// SPDX-License-Identifier: Apache-2.0
// Runs a coroutine to its end on an event loop of its own.
#pragma once

#include "ports/task.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace madoguchi::test {

/// The value of a task; its exception is thrown on. Throws when it waits for what never comes.
template <class T>
T run(ports::Awaitable<T> task) {
  boost::asio::io_context loop;
  std::optional<T> result;
  std::exception_ptr failure;
  boost::asio::co_spawn(loop, std::move(task), [&](std::exception_ptr thrown, T value) {
    failure = thrown;
    result.emplace(std::move(value));
  });
  loop.run();
  if (failure) std::rethrow_exception(failure);
  if (!result) throw std::logic_error("the task waits for something that never comes");
  return std::move(*result);
}

}  // namespace madoguchi::test
