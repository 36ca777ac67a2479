// SPDX-License-Identifier: Apache-2.0
// Any number of virtual readers for other programs: in pcscds of our own, or in vpcds elsewhere.
#pragma once

#include "sim/vpcd/reader_bank.hpp"
#include "sim/vpcd/vpcd_session.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace madoguchi::sim::vpcd {

/// Where a vpcd listens for one card.
struct VpcdAddress {
  std::string host;
  std::uint16_t port = 0;
};

/// Readers are counted from 0.
class VirtualReaders {
 public:
  /// Starts as many pcscds as `count` readers need; PC/SC calls of this process are not concerned.
  /// Errors as PrivatePcscd::start.
  static core::Result<std::unique_ptr<VirtualReaders>> start(int count);

  /// Readers of vpcds that may be there or come later; each address takes one card.
  explicit VirtualReaders(const std::vector<VpcdAddress>& addresses);

  int count() const { return static_cast<int>(places_.size()); }
  /// PC/SC name; for a vpcd elsewhere, which has a name we do not know, its address.
  const std::string& name(int reader) const { return place(reader).name; }
  /// Value of PCSCLITE_CSOCK_NAME; empty for a vpcd elsewhere.
  const std::string& socket(int reader) const { return place(reader).socket; }
  VpcdSession& session(int reader) { return *place(reader).session; }

 private:
  struct Place {
    std::string name;
    std::string socket;
    VpcdSession* session;
  };

  VirtualReaders() = default;
  const Place& place(int reader) const { return places_.at(static_cast<std::size_t>(reader)); }

  std::vector<std::unique_ptr<ReaderBank>> banks_;
  std::vector<std::unique_ptr<VpcdSession>> remote_;
  std::vector<Place> places_;
};

}  // namespace madoguchi::sim::vpcd
