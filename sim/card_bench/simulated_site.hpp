// SPDX-License-Identifier: Apache-2.0
// Mode `sim`: the card in process, on a virtual clock.
#pragma once

#include "adapters/clock/virtual_clock.hpp"
#include "sim/card/virtual_card_reader.hpp"
#include "sim/card_bench/card_site.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>

namespace madoguchi::sim::card_bench {

class SimulatedSite final : public CardSite {
 public:
  SimulatedSite(core::CivilDate day, std::shared_ptr<card::CardDevice> card);

  ports::Clock& clock() override { return clock_; }
  ports::CardReader& reader() override { return reader_; }
  ports::Task<> insert() override;
  ports::Task<> remove() override;
  void run(std::function<ports::Awaitable<void>()> task) override;

 private:
  boost::asio::io_context loop_;
  adapters::clock::VirtualClock clock_;
  card::VirtualCardReader reader_;
  std::shared_ptr<card::CardDevice> card_;
};

}  // namespace madoguchi::sim::card_bench
