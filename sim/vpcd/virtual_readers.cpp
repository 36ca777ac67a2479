// SPDX-License-Identifier: Apache-2.0
#include "sim/vpcd/virtual_readers.hpp"

#include "adapters/pcsc/virtual_reader_files.hpp"
#include "sim/vpcd/connect_to_host.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace madoguchi::sim::vpcd {

core::Result<std::unique_ptr<VirtualReaders>> VirtualReaders::start(int count) {
  std::unique_ptr<VirtualReaders> readers(new VirtualReaders);
  while (readers->count() < count) {
    const int slots = std::min(count - readers->count(), adapters::pcsc::most_slots);
    auto bank = ReaderBank::start({.slots = slots, .for_this_process = false});
    if (!bank) return bank.error();
    for (int slot = 0; slot < slots; ++slot) {
      readers->places_.push_back({.name = (*bank)->reader_name(slot),
                                  .socket = (*bank)->pcscd().socket().string(),
                                  .session = &(*bank)->session(slot)});
    }
    readers->banks_.push_back(*std::move(bank));
  }
  return readers;
}

VirtualReaders::VirtualReaders(const std::vector<VpcdAddress>& addresses) {
  for (const VpcdAddress& address : addresses) {
    remote_.push_back(std::make_unique<VpcdSession>(connect_to_host(address.host, address.port)));
    places_.push_back({.name = fmt::format("vpcd at {}:{}", address.host, address.port),
                       .socket = {},
                       .session = remote_.back().get()});
  }
}

}  // namespace madoguchi::sim::vpcd
