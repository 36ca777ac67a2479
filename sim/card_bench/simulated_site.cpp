// SPDX-License-Identifier: Apache-2.0
#include "sim/card_bench/simulated_site.hpp"

#include "adapters/clock/run_virtual.hpp"

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
  adapters::clock::run_task(loop_, clock_, std::move(task));
}

}  // namespace madoguchi::sim::card_bench
