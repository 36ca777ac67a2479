// SPDX-License-Identifier: Apache-2.0
// Drives an event loop under virtual time.
#pragma once

#include "adapters/clock/virtual_clock.hpp"
#include "core/result.hpp"
#include "ports/task.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>

namespace madoguchi::adapters::clock {

/// Runs what is ready, then jumps to the next sleeper, until `done`. Functions on other threads
/// (async::run_on) are waited for before time moves. Errc::internal when nothing is ready, nobody
/// sleeps and it is still not done: somebody waits for what can never come.
core::Result<> run_virtual(boost::asio::io_context& loop, VirtualClock& clock,
                           std::function<bool()> done);

/// Runs a task to its end; its exception is thrown here. Throws std::runtime_error for the errors
/// of run_virtual.
void run_task(boost::asio::io_context& loop, VirtualClock& clock,
              std::function<ports::Awaitable<void>()> task);

}  // namespace madoguchi::adapters::clock
