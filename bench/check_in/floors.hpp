// SPDX-License-Identifier: Apache-2.0
// What a check-in cannot be faster than, each measured alone: the card's commands answered by a
// card that does nothing, the networks alone, one round trip to the service.
#pragma once

#include "bench/bare_pass.hpp"
#include "iso7816/command_apdu.hpp"
#include "sim/counter/hil_devices.hpp"
#include "sim/record/exchange_record.hpp"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace madoguchi::bench {

/// One command, and how long its answer is. What is secret in the command is asterisks.
struct SizedExchange {
  iso7816::CommandApdu command;
  std::size_t response = 0;  ///< bytes with SW1-SW2
};

/// Commands of a record in their order. Throws std::runtime_error for one that is no APDU.
std::vector<SizedExchange> exchanges_of(const std::vector<sim::record::ExchangeRecord>& records);

/// A counter's card reader and service with nothing behind them: the same pcscd, TLS and clients as
/// in mode hil.
class DeviceFloors {
 public:
  /// Throws std::runtime_error for what cannot be started.
  DeviceFloors(const sim::pki::TestHierarchy& hierarchy, sim::vpcd::ReaderBank& readers, int slot,
               std::vector<SizedExchange> exchanges);

  /// From a card that enters the reader to its last answer, in milliseconds.
  double card_ms();
  /// One request to the service and its answer, in milliseconds.
  double service_ms();

 private:
  std::vector<SizedExchange> exchanges_;
  std::unique_ptr<sim::counter::HilDevices> devices_;
};

/// The networks of a comparator, one after the other.
class NetworkFloor {
 public:
  explicit NetworkFloor(const std::string& comparator);
  /// `passes` times through all of them, in milliseconds.
  double face_ms(int passes);

 private:
  std::deque<BarePass> networks_;
};

}  // namespace madoguchi::bench
