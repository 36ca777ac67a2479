// SPDX-License-Identifier: Apache-2.0
#include "sim/card_bench/virtual_reader_site.hpp"

#include "adapters/async/start_task.hpp"

#include <chrono>
#include <utility>

namespace madoguchi::sim::card_bench {
namespace {

/// pcscd looks at its readers every 0.4 s.
constexpr std::chrono::seconds removal_patience{5};

}  // namespace

void OccupiedReader::lay(std::shared_ptr<card::CardDevice> card) {
  if (card_ == nullptr) {
    card_ = std::make_shared<InterchangeableCard>(std::move(card));
  } else {
    card_->change(std::move(card));
  }
}

void OccupiedReader::insert() {
  if (inserted_) return;
  session().insert(card_);
  inserted_ = true;
}

void OccupiedReader::remove() {
  session().remove();
  inserted_ = false;
}

core::Result<std::unique_ptr<VirtualReaderSite>> VirtualReaderSite::make(core::CivilDate day,
                                                                         OccupiedReader& occupied) {
  std::unique_ptr<VirtualReaderSite> site(new VirtualReaderSite(day, occupied));
  auto reader = adapters::pcsc::PcscCardReader::open(occupied.name());
  if (!reader) return reader.error();
  site->reader_ = std::move(*reader);
  return site;
}

ports::Task<> VirtualReaderSite::insert() {
  occupied_.insert();
  co_return core::Result<>{};
}

ports::Task<> VirtualReaderSite::remove() {
  occupied_.remove();
  return reader_->wait_for_removal(removal_patience);
}

void VirtualReaderSite::run(std::function<ports::Awaitable<void>()> task) {
  adapters::async::run_task(loop_, std::move(task));
}

}  // namespace madoguchi::sim::card_bench
