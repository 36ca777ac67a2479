// SPDX-License-Identifier: Apache-2.0
// A connected card, with blocking calls: what PcscCardChannel runs on its thread.
#pragma once

#include "adapters/pcsc/pcsc_context.hpp"
#include "adapters/pcsc/reader_wait.hpp"
#include "core/bytes.hpp"
#include "ports/card_channel.hpp"

#include <string>

namespace madoguchi::adapters::pcsc {

/// SCARDHANDLE, without winscard.h.
using CardHandle = long;

/// Connected in shared mode with either protocol; unless told otherwise it powers the card down when
/// it goes, so that no verified PIN stays behind. One thread at a time; the context must live longer.
class CardConnection {
 public:
  /// Errors: card_removed, card_mute, reader_unavailable, pcsc_missing.
  static core::Result<CardConnection> connect(const PcscContext& context, std::string reader);

  CardConnection(CardConnection&& other) noexcept;
  CardConnection& operator=(CardConnection&&) = delete;
  ~CardConnection();

  /// One command and its answer, at least SW1-SW2, short and extended length. Errors: card_removed,
  /// card_mute, short_response, pcsc_failure. `stopped` ends the look whether the card is still
  /// there that follows a failed exchange.
  core::Result<core::Bytes> transmit(core::ByteView command, StopTest stopped);

  /// Starts the card anew (SCardReconnect); the ATR is that of the reset then. Errors as connect.
  core::Result<> reset(ports::CardReset kind);

  /// The card keeps its power when this connection goes.
  void leave_powered() { leaves_powered_ = true; }

  const core::Bytes& atr() const { return atr_; }

 private:
  CardConnection(const PcscContext& context, std::string reader, CardHandle handle,
                 unsigned long protocol);
  core::Result<> read_atr();
  core::Error gone_or(core::Error error, StopTest stopped) const;

  const PcscContext* context_;
  std::string reader_;
  CardHandle handle_ = 0;
  unsigned long protocol_ = 0;
  bool leaves_powered_ = false;
  core::Bytes atr_;
  core::Bytes buffer_;
};

}  // namespace madoguchi::adapters::pcsc
