// SPDX-License-Identifier: Apache-2.0
#include "bench/shared_readers.hpp"

#include <utility>

namespace madoguchi::bench {
namespace {

core::Result<std::shared_ptr<sim::vpcd::ReaderBank>> start() {
  adapters::pcsc::PrivatePcscdOptions options;
  options.slots = scenario_slot + 1;
  auto bank = sim::vpcd::ReaderBank::start(options);
  if (!bank) return bank.error();
  return std::shared_ptr<sim::vpcd::ReaderBank>(std::move(bank.value()));
}

}  // namespace

core::Result<std::shared_ptr<sim::vpcd::ReaderBank>> shared_readers() {
  static const core::Result<std::shared_ptr<sim::vpcd::ReaderBank>> readers = start();
  return readers;
}

}  // namespace madoguchi::bench
