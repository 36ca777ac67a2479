// SPDX-License-Identifier: Apache-2.0
// A reader with a virtual card in it, in process: the ports over CardDevice. Everything runs on
// the strand of the scenario; waiting is done on the Clock port, so that virtual time works.
#pragma once

#include "ports/card_reader.hpp"
#include "ports/clock.hpp"
#include "sim/card/card_device.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <utility>

namespace madoguchi::sim::card {

class VirtualCardReader final : public ports::CardReader {
 public:
  /// The clock must outlive the reader and its channels; channels may outlive the reader.
  VirtualCardReader(std::string name, ports::Clock& clock);

  /// Puts a card on the reader; one that lies there is taken off first.
  void insert(std::shared_ptr<CardDevice> card);
  /// Takes the card off: it loses power, and channels to it answer card_removed from now on.
  void remove();
  bool has_card() const { return field_->card != nullptr; }

  std::string name() const override { return name_; }
  ports::Task<std::unique_ptr<ports::CardChannel>> connect(
      std::chrono::milliseconds patience) override;
  ports::Task<> wait_for_removal(std::chrono::milliseconds patience) override;

 private:
  friend class VirtualCardChannel;
  /// What lies on the reader; shared with the channels.
  struct Field {
    std::shared_ptr<CardDevice> card{};
    int channels = 0;

    /// The card loses power and is no longer there.
    void take_away() {
      if (const auto left = std::exchange(card, nullptr)) left->power_off();
    }
  };
  ports::Awaitable<bool> wait_until_present(bool present, std::chrono::milliseconds patience);

  std::string name_;
  ports::Clock& clock_;
  std::shared_ptr<Field> field_ = std::make_shared<Field>();
};

}  // namespace madoguchi::sim::card
