// SPDX-License-Identifier: Apache-2.0
// The suite's own connection to a card that it tests, and what came over it: the suite plays the
// reader.
#pragma once

#include "ports/card_bench.hpp"
#include "ports/stage.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace madoguchi::scenario {

/// What the last signing command asked the card to sign.
struct SignedBytes {
  ports::SignaturePadding padding = ports::SignaturePadding::pkcs1_type_1;
  core::Bytes bytes;  ///< what was padded, or the digest of PSS
};

class CardSession {
 public:
  /// Both have to outlive the session.
  CardSession(ports::CardBench& bench, ports::Stage& stage) : bench_(bench), stage_(stage) {}

  /// Puts the card into the reader and connects to it as it is after power-on. Errors: those of
  /// stage and reader.
  ports::Task<> place();
  /// Closes the connection; the card loses its power.
  void close() { channel_.reset(); }
  /// Takes the card out of the reader.
  ports::Task<> take();
  /// Sends a command; the answer is the step's. Errors: those of CardChannel::transmit;
  /// no_card without a connection.
  ports::Task<> transmit(iso7816::CommandApdu command);
  ports::Task<> reset(ports::CardReset kind);
  /// Closes the connection without taking the card's power, and connects again.
  ports::Task<> reconnect();

  ports::CardBench& bench() const { return bench_; }
  /// Answer to the last reset; empty without a connection.
  core::Bytes atr() const { return channel_ ? channel_->atr() : core::Bytes{}; }

  std::optional<iso7816::ResponseApdu> response;  ///< to the step's last command
  std::map<std::string, core::Bytes> saved;       ///< data that steps kept, by name
  SignedBytes signing;

 private:
  ports::Task<> connect();

  ports::CardBench& bench_;
  ports::Stage& stage_;
  std::unique_ptr<ports::CardChannel> channel_;
};

}  // namespace madoguchi::scenario
