// SPDX-License-Identifier: Apache-2.0
#include "sim/card_bench/pcsc_card_factory.hpp"

#include "sim/card_bench/card_counter.hpp"
#include "sim/card_bench/physical_site.hpp"

#include <chrono>
#include <utility>

namespace madoguchi::sim::card_bench {
namespace {

constexpr std::chrono::seconds patience{2};

}  // namespace

core::Result<> look_for_card(const std::string& reader) {
  auto site = PhysicalSite::make({}, reader);
  if (!site) return site.error();
  core::Result<> seen;
  CardSite& place = **site;
  place.run([&place, &seen]() -> ports::Awaitable<void> {
    auto channel = co_await place.reader().connect(patience);
    if (!channel) seen = channel.error();
  });
  return seen;
}

core::Result<std::unique_ptr<scenario::Counter>> PcscCardFactory::build(
    const scenario::World& world, const scenario::CounterOptions&, ports::TraceSink& trace) {
  auto site = PhysicalSite::make(world.date, settings_.reader);
  if (!site) return site.error();
  std::unique_ptr<scenario::Counter> counter = std::make_unique<CardCounter>(
      CardCounterParts{.site = std::move(*site),
                       .secrets =
                           [statement = settings_.statement](const iso7816::Aid& application,
                                                             iso7816::FileIdentifier pin) {
                             return statement.secret(application, pin);
                           },
                       .description = settings_.statement.card + " in " + settings_.reader},
      trace);
  return counter;
}

}  // namespace madoguchi::sim::card_bench
