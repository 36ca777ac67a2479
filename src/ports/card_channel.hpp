// SPDX-License-Identifier: Apache-2.0
// A powered card that answers APDUs, wherever it is: in process, behind PC/SC, or scripted.
#pragma once

#include "iso7816/command_apdu.hpp"
#include "iso7816/response_apdu.hpp"
#include "ports/task.hpp"

namespace madoguchi::ports {

class CardChannel {
 public:
  virtual ~CardChannel() = default;

  /// Sends one command. Errors: card_removed, card_mute, short_response, pcsc_failure. A status
  /// word other than 9000 is an answer, not an error.
  virtual Task<iso7816::ResponseApdu> transmit(iso7816::CommandApdu command) = 0;

  /// Answer to reset, as the reader reports it.
  virtual core::Bytes atr() const = 0;
};

}  // namespace madoguchi::ports
