// SPDX-License-Identifier: Apache-2.0
// Drives an event loop under virtual time.
#pragma once

#include "adapters/clock/virtual_clock.hpp"
#include "core/result.hpp"

#include <boost/asio/io_context.hpp>

#include <functional>

namespace madoguchi::adapters::clock {

/// Runs what is ready, then jumps to the next sleeper, until `done`. Functions on other threads
/// (async::run_on) are waited for before time moves. Errc::internal when nothing is ready, nobody
/// sleeps and it is still not done: somebody waits for what can never come.
core::Result<> run_virtual(boost::asio::io_context& loop, VirtualClock& clock,
                           std::function<bool()> done);

}  // namespace madoguchi::adapters::clock
