// SPDX-License-Identifier: Apache-2.0
#include "sim/card_bench/simulated_site.hpp"

#include "adapters/async/start_task.hpp"
#include "adapters/clock/run_virtual.hpp"

#include <stdexcept>
#include <utility>

namespace madoguchi::sim::card_bench {

SimulatedSite::SimulatedSite(core::CivilDate day, std::shared_ptr<card::CardDevice> card)
    : clock_(loop_.get_executor(), day),
      reader_("Simulated reader", clock_),
      card_(std::move(card)) {}

ports::Task<> SimulatedSite::insert() {
  if (!reader_.has_card()) reader_.insert(card_);
  co_return core::Result<>{};
}

ports::Task<> SimulatedSite::remove() {
  reader_.remove();
  co_return core::Result<>{};
}

void SimulatedSite::run(std::function<ports::Awaitable<void>()> task) {
  loop_.restart();
  const auto state = adapters::async::start_task(loop_, std::move(task));
  const core::Result<> ran =
      adapters::clock::run_virtual(loop_, clock_, [state] { return state->done; });
  if (state->failure) std::rethrow_exception(state->failure);
  if (!ran) throw std::runtime_error(ran.error().message());
}

}  // namespace madoguchi::sim::card_bench
