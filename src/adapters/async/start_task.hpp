// SPDX-License-Identifier: Apache-2.0
// Running a task on an event loop and handing on what became of it.
#pragma once

#include "ports/task.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <functional>
#include <memory>
#include <utility>

namespace madoguchi::adapters::async {

/// What became of a started task.
struct TaskState {
  bool done = false;
  std::exception_ptr failure;
};

/// Starts the task on the loop; `state` tells when it is over. The loop has to be run by the
/// caller.
inline std::shared_ptr<TaskState> start_task(boost::asio::io_context& loop,
                                             std::function<ports::Awaitable<void>()> task) {
  auto state = std::make_shared<TaskState>();
  auto on_end = [state](std::exception_ptr failure) {
    state->done = true;
    state->failure = failure;
  };
  boost::asio::co_spawn(loop, std::move(task), std::move(on_end));
  return state;
}

/// Runs the task to its end on the loop; its exception is thrown here. Other tasks may then be
/// under way still.
inline void run_task(boost::asio::io_context& loop, std::function<ports::Awaitable<void>()> task) {
  loop.restart();
  const auto state = start_task(loop, std::move(task));
  while (!state->done && loop.run_one() > 0) {
  }
  if (state->failure) std::rethrow_exception(state->failure);
}

}  // namespace madoguchi::adapters::async
