// SPDX-License-Identifier: Apache-2.0
// A powered card that answers APDUs, wherever it is: in process, behind PC/SC, or scripted.
#pragma once

#include "iso7816/command_apdu.hpp"
#include "iso7816/response_apdu.hpp"
#include "ports/task.hpp"

namespace madoguchi::ports {

/// How a card is started anew without leaving the reader.
enum class CardReset {
  warm,  ///< the reset line alone
  cold,  ///< power off and on: nothing that was verified may be left
};

class CardChannel {
 public:
  virtual ~CardChannel() = default;

  /// Sends one command. Errors: card_removed, card_mute, short_response, pcsc_failure. A status
  /// word other than 9000 is an answer, not an error.
  virtual Task<iso7816::ResponseApdu> transmit(iso7816::CommandApdu command) = 0;

  /// Answer to reset, as the reader reports it.
  virtual core::Bytes atr() const = 0;

  /// Starts the card anew; atr() is that of the reset then. Errors: card_removed, card_mute,
  /// pcsc_failure; unsupported, where the way to the card has no reset.
  virtual Task<> reset(CardReset /*kind*/) {
    co_return core::fail(core::Errc::unsupported, "resetting a card");
  }

  /// The card keeps its power, and what was verified, when this channel goes; normally the last
  /// channel to go powers the card down.
  virtual void leave_powered() {}
};

}  // namespace madoguchi::ports
