// SPDX-License-Identifier: Apache-2.0
// A card as a reader meets it, in process or over vpcd: the virtual card itself, and everything
// that stands between it and a reader (faults, time, records).
#pragma once

#include "core/bytes.hpp"

#include <chrono>

namespace madoguchi::sim::card {

/// What came of a command.
struct CardAnswer {
  enum class Outcome {
    answered,  ///< `response` came, complete or not
    mute,      ///< nothing came; the reader gave up after `duration`
    gone,      ///< the card left the reader in mid-command, after `duration`
  };
  Outcome outcome = Outcome::answered;
  core::Bytes response{};                ///< response APDU; a broken card may send less than SW
  std::chrono::nanoseconds duration{0};  ///< from the command's first bit to the outcome
};

/// One caller at a time. Nothing here waits: whoever plays the reader lets `duration` pass, on a
/// virtual clock or a real one.
class CardDevice {
 public:
  virtual ~CardDevice() = default;

  virtual core::Bytes atr() = 0;
  virtual void power_on() = 0;
  /// The security status is lost. Also called when the card enters a reader.
  virtual void power_off() = 0;
  /// Warm reset.
  virtual void reset() = 0;
  virtual CardAnswer exchange(core::ByteView command) = 0;
};

}  // namespace madoguchi::sim::card
