// SPDX-License-Identifier: Apache-2.0
// One thing that happened between a reader and a card, as it may be kept.
#pragma once

#include "sim/card/card_device.hpp"
#include "sim/record/hidden_bytes.hpp"

#include <chrono>

namespace madoguchi::sim::record {

struct ExchangeRecord {
  enum class Kind { power_on, power_off, reset, command };

  Kind kind = Kind::command;
  std::chrono::nanoseconds at{0};        ///< since the record began
  std::chrono::nanoseconds duration{0};  ///< of a command, to its outcome
  HiddenBytes command{};
  card::CardAnswer::Outcome outcome = card::CardAnswer::Outcome::answered;
  HiddenBytes response{};  ///< of a command; the ATR when the card is powered on

  bool operator==(const ExchangeRecord&) const = default;
};

/// Where records go. Called by whoever uses the card, one record after the other.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual void take(const ExchangeRecord& record) = 0;
};

}  // namespace madoguchi::sim::record
