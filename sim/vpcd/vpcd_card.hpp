// SPDX-License-Identifier: Apache-2.0
// What a virtual reader needs of a card.
#pragma once

#include "core/bytes.hpp"

namespace madoguchi::sim::vpcd {

/// Called from the session's thread only.
class VpcdCard {
 public:
  virtual ~VpcdCard() = default;

  virtual core::Bytes atr() = 0;
  virtual void power_on() = 0;
  /// The security status is lost. Also called when the card enters a reader.
  virtual void power_off() = 0;
  virtual void reset() = 0;
  /// Command APDU in, response APDU out. No bytes: the card leaves the reader in mid-command.
  virtual core::Bytes process(core::ByteView command) = 0;
};

}  // namespace madoguchi::sim::vpcd
