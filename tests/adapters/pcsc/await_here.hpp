// SPDX-License-Identifier: Apache-2.0
// Runs a port operation to its end on this thread.
#pragma once

#include "ports/task.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <optional>

namespace madoguchi::tests {

template <class T>
core::Result<T> await_here(boost::asio::io_context& loop, ports::Task<T> task) {
  std::optional<core::Result<T>> result;
  auto keep = [&result](std::exception_ptr failure, core::Result<T> value) {
    if (failure) std::rethrow_exception(failure);
    result.emplace(std::move(value));
  };
  boost::asio::co_spawn(loop, std::move(task), keep);
  loop.restart();
  loop.run();
  return *std::move(result);
}

}  // namespace madoguchi::tests
