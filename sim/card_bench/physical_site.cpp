// SPDX-License-Identifier: Apache-2.0
#include "sim/card_bench/physical_site.hpp"

#include "adapters/async/start_task.hpp"

#include <utility>

namespace madoguchi::sim::card_bench {

core::Result<std::unique_ptr<PhysicalSite>> PhysicalSite::make(core::CivilDate day,
                                                               std::string reader) {
  std::unique_ptr<PhysicalSite> site(new PhysicalSite(day));
  auto opened = adapters::pcsc::PcscCardReader::open(std::move(reader));
  if (!opened) return opened.error();
  site->reader_ = std::move(*opened);
  return site;
}

ports::Task<> PhysicalSite::insert() { co_return core::Result<>{}; }

ports::Task<> PhysicalSite::remove() {
  co_return core::fail(core::Errc::unsupported, "taking a card out of a reader without a hand");
}

void PhysicalSite::run(std::function<ports::Awaitable<void>()> task) {
  adapters::async::run_task(loop_, std::move(task));
}

}  // namespace madoguchi::sim::card_bench
