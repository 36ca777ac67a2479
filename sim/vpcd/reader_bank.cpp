// SPDX-License-Identifier: Apache-2.0
#include "sim/vpcd/reader_bank.hpp"

#include <utility>

namespace madoguchi::sim::vpcd {

using adapters::pcsc::PrivatePcscd;
using adapters::pcsc::PrivatePcscdOptions;

core::Result<std::unique_ptr<ReaderBank>> ReaderBank::start(PrivatePcscdOptions options) {
  const int slots = options.slots;
  auto pcscd = PrivatePcscd::start(std::move(options));
  if (!pcscd) return pcscd.error();
  std::unique_ptr<ReaderBank> bank(new ReaderBank(*std::move(pcscd)));
  for (int slot = 0; slot < slots; ++slot) {
    auto dial = [service = bank->pcscd_.get(), slot] { return service->dial(slot); };
    bank->sessions_.push_back(std::make_unique<VpcdSession>(std::move(dial)));
  }
  return bank;
}

ReaderBank::ReaderBank(std::unique_ptr<PrivatePcscd> pcscd) : pcscd_(std::move(pcscd)) {}

}  // namespace madoguchi::sim::vpcd
