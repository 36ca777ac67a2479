// SPDX-License-Identifier: Apache-2.0
// The card in a PC/SC reader as a CardDevice, for programs that talk to any card.
#pragma once

#include "adapters/pcsc/card_connection.hpp"
#include "sim/card/card_device.hpp"

#include <memory>
#include <optional>
#include <string>

namespace madoguchi::apps {

class PcscDevice final : public sim::card::CardDevice {
 public:
  /// Connects to the card that is there or comes within 2 s. Errors: timeout, those of PcscContext
  /// and CardConnection.
  static core::Result<std::unique_ptr<PcscDevice>> open(std::string reader);

  core::Bytes atr() override { return atr_; }
  void power_on() override;
  void power_off() override { connection_.reset(); }
  void reset() override;
  /// A failed exchange is mute, a removed card gone.
  sim::card::CardAnswer exchange(core::ByteView command) override;

 private:
  PcscDevice(adapters::pcsc::PcscContext context, std::string reader)
      : context_(std::move(context)), reader_(std::move(reader)) {}

  adapters::pcsc::PcscContext context_;
  std::string reader_;
  std::optional<adapters::pcsc::CardConnection> connection_;
  core::Bytes atr_;
};

}  // namespace madoguchi::apps
