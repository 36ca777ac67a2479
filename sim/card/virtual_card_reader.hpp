// SPDX-License-Identifier: Apache-2.0
// A reader with a virtual card in it, in process: the ports over VirtualCard. Everything runs on
// the strand of the scenario; waiting is done on the Clock port, so that virtual time works.
#pragma once

#include "ports/card_reader.hpp"
#include "ports/clock.hpp"
#include "sim/card/virtual_card.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace madoguchi::sim::card {

class VirtualCardReader final : public ports::CardReader {
 public:
  /// The clock must outlive the reader; channels may outlive it.
  VirtualCardReader(std::string name, ports::Clock& clock);

  /// Puts a card on the reader; one that lies there is taken off first.
  void insert(std::shared_ptr<VirtualCard> card);
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
    std::shared_ptr<VirtualCard> card{};
    int channels = 0;
  };
  ports::Awaitable<bool> wait_until_present(bool present, std::chrono::milliseconds patience);

  std::string name_;
  ports::Clock& clock_;
  std::shared_ptr<Field> field_ = std::make_shared<Field>();
};

}  // namespace madoguchi::sim::card
