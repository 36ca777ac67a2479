// SPDX-License-Identifier: Apache-2.0
// A card in any PC/SC reader: a physical one, or one that another program serves.
#pragma once

#include "adapters/clock/system_clock.hpp"
#include "adapters/pcsc/pcsc_card_reader.hpp"
#include "sim/card_bench/card_site.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <string>

namespace madoguchi::sim::card_bench {

class PhysicalSite final : public CardSite {
 public:
  /// Errors: those of PcscCardReader::open.
  static core::Result<std::unique_ptr<PhysicalSite>> make(core::CivilDate day, std::string reader);

  ports::Clock& clock() override { return clock_; }
  ports::CardReader& reader() override { return *reader_; }
  /// The card is there already: connecting tells if it is not.
  ports::Task<> insert() override;
  ports::Task<> remove() override;
  void run(std::function<ports::Awaitable<void>()> task) override;

 private:
  explicit PhysicalSite(core::CivilDate day) : clock_(loop_.get_executor(), day) {}

  boost::asio::io_context loop_;
  adapters::clock::SystemClock clock_;
  std::unique_ptr<adapters::pcsc::PcscCardReader> reader_;
};

}  // namespace madoguchi::sim::card_bench
