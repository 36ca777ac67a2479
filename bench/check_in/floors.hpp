// SPDX-License-Identifier: Apache-2.0
// What a check-in cannot be faster than, each measured alone: the card's commands answered by a
// card that does nothing, the networks alone, one round trip to the service.
#pragma once

#include "bench/bare_pass.hpp"
#include "iso7816/command_apdu.hpp"
#include "sim/counter/hil_devices.hpp"
#include "sim/record/exchange_record.hpp"

#include <chrono>
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

  /// From a card that enters the reader to its last answer, in milliseconds. pcscd looks for cards
  /// every 0.4 s: the card enters `pause` after it saw that another one had left.
  double card_ms(std::chrono::nanoseconds pause);
  /// One request to the service and its answer, in milliseconds.
  double service_ms();

 private:
  std::vector<SizedExchange> exchanges_;
  std::unique_ptr<sim::counter::HilDevices> devices_;
};

/// What the decision about one presentation needs of the networks.
struct FacesLooked {
  int templates = 0;  ///< of the photograph and of every frame that was compared or not usable
  int found = 0;      ///< frames in which the face was only found, for attack detection
  int watched = 0;    ///< frames that attack detection saw
};

/// The networks of a comparator and that of attack detection, one after the other.
class NetworkFloor {
 public:
  explicit NetworkFloor(const std::string& comparator);
  /// Milliseconds: all networks of the comparator for each template, its first, the detector, where
  /// the face was only found, and that of attack detection.
  double face_ms(const FacesLooked& faces);

 private:
  std::deque<BarePass> networks_;
  BarePass attack_detection_;
};

}  // namespace madoguchi::bench
