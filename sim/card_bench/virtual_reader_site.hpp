// SPDX-License-Identifier: Apache-2.0
// Mode `hil`: the card in a virtual reader of a real pcscd.
#pragma once

#include "adapters/clock/system_clock.hpp"
#include "adapters/pcsc/pcsc_card_reader.hpp"
#include "sim/card_bench/card_site.hpp"
#include "sim/card_bench/interchangeable_card.hpp"
#include "sim/vpcd/reader_bank.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>

namespace madoguchi::sim::card_bench {

/// What stays in a virtual reader from one scenario to the next.
class OccupiedReader {
 public:
  /// The bank outlives it; `slot` is used by nobody else meanwhile.
  OccupiedReader(vpcd::ReaderBank& readers, int slot) : readers_(readers), slot_(slot) {}
  ~OccupiedReader() {
    if (inserted_) session().remove();
  }
  OccupiedReader(const OccupiedReader&) = delete;

  /// The card that lies in the reader from now on.
  void lay(std::shared_ptr<card::CardDevice> card);
  /// Puts it in, unless it is there.
  void insert();
  void remove();
  bool inserted() const { return inserted_; }

  std::string name() const { return readers_.reader_name(slot_); }

 private:
  vpcd::VpcdSession& session() { return readers_.session(slot_); }

  vpcd::ReaderBank& readers_;
  int slot_;
  std::shared_ptr<InterchangeableCard> card_;
  bool inserted_ = false;
};

class VirtualReaderSite final : public CardSite {
 public:
  /// `occupied` outlives the site. Errors: those of PcscCardReader::open.
  static core::Result<std::unique_ptr<VirtualReaderSite>> make(core::CivilDate day,
                                                               OccupiedReader& occupied);

  ports::Clock& clock() override { return clock_; }
  ports::CardReader& reader() override { return *reader_; }
  ports::Task<> insert() override;
  ports::Task<> remove() override;
  void run(std::function<ports::Awaitable<void>()> task) override;

 private:
  VirtualReaderSite(core::CivilDate day, OccupiedReader& occupied)
      : clock_(loop_.get_executor(), day), occupied_(occupied) {}

  boost::asio::io_context loop_;
  adapters::clock::SystemClock clock_;
  OccupiedReader& occupied_;
  std::unique_ptr<adapters::pcsc::PcscCardReader> reader_;
};

}  // namespace madoguchi::sim::card_bench
