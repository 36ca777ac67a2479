// SPDX-License-Identifier: Apache-2.0
// A card reader: waits for cards by state change and connects to them.
#pragma once

#include "ports/card_channel.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace madoguchi::ports {

class CardReader {
 public:
  virtual ~CardReader() = default;

  /// PC/SC reader name, or the simulated reader's.
  virtual std::string name() const = 0;

  /// Waits until a card is present and connects to it. Errors: no_card after `patience`,
  /// reader_unavailable, card_mute, pcsc_missing.
  virtual Task<std::unique_ptr<CardChannel>> connect(std::chrono::milliseconds patience) = 0;

  /// Waits until no card is present. Error: timeout after `patience`.
  virtual Task<> wait_for_removal(std::chrono::milliseconds patience) = 0;
};

}  // namespace madoguchi::ports
