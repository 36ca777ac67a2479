// SPDX-License-Identifier: Apache-2.0
// Virtual readers of our own: a private pcscd and a place for a card in each of its slots.
#pragma once

#include "adapters/pcsc/private_pcscd.hpp"
#include "sim/vpcd/vpcd_session.hpp"

#include <memory>
#include <string>
#include <vector>

namespace madoguchi::sim::vpcd {

class ReaderBank {
 public:
  /// Errors and conditions as PrivatePcscd::start.
  static core::Result<std::unique_ptr<ReaderBank>> start(
      adapters::pcsc::PrivatePcscdOptions options);

  int slots() const { return static_cast<int>(sessions_.size()); }
  /// PC/SC name of a slot's reader, slots counted from 0.
  std::string reader_name(int slot) const { return pcscd_->reader_name(slot); }
  VpcdSession& session(int slot) { return *sessions_.at(static_cast<std::size_t>(slot)); }
  adapters::pcsc::PrivatePcscd& pcscd() { return *pcscd_; }

 private:
  explicit ReaderBank(std::unique_ptr<adapters::pcsc::PrivatePcscd> pcscd);

  // The order matters: the sessions dial through the pcscd.
  std::unique_ptr<adapters::pcsc::PrivatePcscd> pcscd_;
  std::vector<std::unique_ptr<VpcdSession>> sessions_;
};

}  // namespace madoguchi::sim::vpcd
