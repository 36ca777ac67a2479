// SPDX-License-Identifier: Apache-2.0
// The virtual card: bytes in, bytes out, as a reader sees it. Not thread safe.
#pragma once

#include "sim/card/card_device.hpp"
#include "sim/card/card_image.hpp"
#include "sim/card/card_memory.hpp"
#include "sim/card/card_state.hpp"

#include <memory>
#include <optional>

namespace madoguchi::sim::card {

class VirtualCard final : public CardDevice {
 public:
  /// The card starts without power.
  explicit VirtualCard(CardImage image, std::shared_ptr<CardMemory> memory = nullptr)
      : state_(std::move(image), std::move(memory)) {}

  /// Answers one command APDU. Never fails: what cannot be read is 6700, a card without power
  /// answers 6F00.
  core::Bytes process(core::ByteView command);

  CardAnswer exchange(core::ByteView command) override { return {.response = process(command)}; }

  void power_on() override { powered_ = true; }
  /// Forgets selection and security status; retry counters stay.
  void power_off() override;
  /// Warm reset: the security status stays unless the behaviour says otherwise.
  void reset() override;
  bool powered() const { return powered_; }

  core::Bytes atr() override { return state_.image.atr.bytes(); }
  /// Tries left of a PIN; empty if there is no such PIN.
  std::optional<int> tries_left(const iso7816::Aid& application, iso7816::FileIdentifier pin) const;
  /// What is stored now, with counters and changed PINs.
  const CardImage& image() const { return state_.image; }

 private:
  CardState state_;
  bool powered_ = false;
  bool first_command_ = false;  ///< after a power-off
};

}  // namespace madoguchi::sim::card
