// SPDX-License-Identifier: Apache-2.0
// A card small enough to be seen through: one PIN "1234" with three tries, a file whose byte n is n
// and that the PIN opens, any SELECT succeeds.
#pragma once

#include "core/hex.hpp"
#include "iso7816/command_apdu.hpp"
#include "iso7816/response_apdu.hpp"
#include "sim/card/card_device.hpp"

#include <string>
#include <string_view>

namespace madoguchi::sim::faults {

inline core::Bytes hex(std::string_view text) { return core::from_hex(text).value(); }

class SmallCard final : public card::CardDevice {
 public:
  core::Bytes atr() override { return answer_to_reset; }
  void power_on() override { powered = true; }
  void power_off() override { powered = verified = false; }
  void reset() override { ++resets; }
  card::CardAnswer exchange(core::ByteView bytes) override {
    ++commands;
    const auto command = iso7816::CommandApdu::decode(bytes);
    if (!command) return {.response = hex("6700")};
    return {.response = answer(*command).encode()};
  }

  core::Bytes answer_to_reset = hex("3B8880010000 41E0B381A1003B");
  bool powered = true;
  bool verified = false;
  int tries = 3;
  int commands = 0;
  int resets = 0;

 private:
  iso7816::ResponseApdu answer(const iso7816::CommandApdu& command) {
    using namespace iso7816;
    if (command.ins == ins::verify) {
      verified = command.data == core::to_bytes("1234");
      if (!verified) return status::tries_left(--tries);
    }
    if (command.ins != ins::read_binary) return status::success;
    if (!verified) return status::security_status_not_satisfied;
    core::Bytes data(command.le.value_or(0));
    for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<std::uint8_t>(i);
    return ResponseApdu(data);
  }
};

inline constexpr std::string_view right_pin = "0020008004 31323334";
inline constexpr std::string_view wrong_pin = "0020008004 39393939";
inline constexpr std::string_view read_four = "00B0000004";
inline constexpr std::string_view select_card_face = "00A4040C0AD3921000310001010402";
inline constexpr std::string_view select_jpki = "00A4040C0AD392F000260100000001";

}  // namespace madoguchi::sim::faults
