// SPDX-License-Identifier: Apache-2.0
#include "adapters/clock/run_virtual.hpp"

#include "adapters/async/start_task.hpp"
#include "adapters/async/work_elsewhere.hpp"

#include <fmt/format.h>

#include <exception>
#include <stdexcept>
#include <utility>

namespace madoguchi::adapters::clock {

core::Result<> run_virtual(boost::asio::io_context& loop, VirtualClock& clock,
                           std::function<bool()> done) {
  auto& elsewhere = boost::asio::use_service<async::WorkElsewhere>(loop);
  while (true) {
    loop.restart();
    while (!done() && loop.poll_one() > 0) {
    }
    if (done()) return {};
    if (elsewhere.running() > 0) {
      // Real time passes on the other thread only; its return wakes the loop.
      loop.run_one_for(std::chrono::milliseconds(100));
      continue;
    }
    if (!clock.advance_to_next_waiter()) {
      const std::chrono::duration<double> at = clock.now().time_since_epoch();
      return core::fail(core::Errc::internal,
                        fmt::format("virtual time stands at {:.3f} s: nothing is ready, nobody "
                                    "sleeps, and the run is not done",
                                    at.count()));
    }
  }
}

void run_task(boost::asio::io_context& loop, VirtualClock& clock,
              std::function<ports::Awaitable<void>()> task) {
  loop.restart();
  const auto state = async::start_task(loop, std::move(task));
  const core::Result<> ran = run_virtual(loop, clock, [state] { return state->done; });
  if (state->failure) std::rethrow_exception(state->failure);
  if (!ran) throw std::runtime_error(ran.error().message());
}

}  // namespace madoguchi::adapters::clock
