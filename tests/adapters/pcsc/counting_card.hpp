// SPDX-License-Identifier: Apache-2.0
// A card for tests of the line: READ BINARY gives as many bytes as asked, GET DATA echoes, anything
// else is refused; it counts what the reader does to it.
#pragma once

#include "iso7816/command_apdu.hpp"
#include "iso7816/response_apdu.hpp"
#include "sim/card/card_device.hpp"

#include <atomic>
#include <functional>
#include <utility>

namespace madoguchi::sim::vpcd {

class CountingCard final : public card::CardDevice {
 public:
  explicit CountingCard(core::Bytes atr = {0x3B, 0x80, 0x80, 0x01, 0x01}) : atr_(std::move(atr)) {}

  core::Bytes atr() override { return atr_; }
  void power_on() override { ++power_ons; }
  void power_off() override { ++power_offs; }
  void reset() override { ++resets; }
  card::CardAnswer exchange(core::ByteView command) override {
    ++commands;
    if (on_command && !on_command()) return {.outcome = card::CardAnswer::Outcome::gone};
    return {.response = answer(command)};
  }

  static core::Bytes answer(core::ByteView command) {
    const auto apdu = iso7816::CommandApdu::decode(command);
    if (!apdu) return iso7816::ResponseApdu(iso7816::status::wrong_length).encode();
    if (apdu->ins == iso7816::ins::read_binary) {
      return iso7816::ResponseApdu(core::Bytes(apdu->le.value_or(0), 0xA5)).encode();
    }
    if (apdu->ins == iso7816::ins::get_data) return iso7816::ResponseApdu(apdu->data).encode();
    return iso7816::ResponseApdu(iso7816::status::instruction_not_supported).encode();
  }

  /// Called for each command; false tears the card off the reader. Set before the card is inserted.
  std::function<bool()> on_command;

  std::atomic<int> power_ons{0};
  std::atomic<int> power_offs{0};
  std::atomic<int> resets{0};
  std::atomic<int> commands{0};

 private:
  core::Bytes atr_;
};

}  // namespace madoguchi::sim::vpcd
