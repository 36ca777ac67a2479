// SPDX-License-Identifier: Apache-2.0
#include "sim/card/virtual_card_reader.hpp"

#include <algorithm>
#include <utility>

namespace madoguchi::sim::card {
namespace {

/// How often a waiting reader looks whether a card is there.
constexpr std::chrono::milliseconds look_interval{50};

}  // namespace

/// A connection to the card that lay on the reader when it was made.
class VirtualCardChannel final : public ports::CardChannel {
 public:
  VirtualCardChannel(std::shared_ptr<VirtualCardReader::Field> field, ports::Clock& clock)
      : field_(std::move(field)), clock_(clock), card_(field_->card) {
    ++field_->channels;
  }
  // As the PC/SC channel does: the last one to leave powers the card down, so that no verified PIN
  // stays behind.
  ~VirtualCardChannel() override {
    if (--field_->channels == 0 && field_->card == card_ && !leaves_powered_) card_->power_off();
  }

  ports::Task<iso7816::ResponseApdu> transmit(iso7816::CommandApdu command) override {
    if (field_->card != card_) co_return core::fail(core::Errc::card_removed);
    const CardAnswer answer = card_->exchange(command.encode());
    if (answer.duration.count() > 0) {
      const ports::Instant complete = clock_.now() + answer.duration;
      co_await clock_.sleep_until(complete);
    }
    if (answer.outcome == CardAnswer::Outcome::gone) field_->take_away();
    if (field_->card != card_) co_return core::fail(core::Errc::card_removed);
    if (answer.outcome == CardAnswer::Outcome::mute) co_return core::fail(core::Errc::card_mute);
    co_return iso7816::ResponseApdu::decode(answer.response);
  }

  core::Bytes atr() const override { return card_->atr(); }

  ports::Task<> reset(ports::CardReset kind) override {
    if (field_->card != card_) co_return core::fail(core::Errc::card_removed);
    if (kind == ports::CardReset::warm) {
      card_->reset();
    } else {
      card_->power_off();
      card_->power_on();
    }
    co_return core::Result<>{};
  }

  void leave_powered() override { leaves_powered_ = true; }

 private:
  bool leaves_powered_ = false;
  std::shared_ptr<VirtualCardReader::Field> field_;
  ports::Clock& clock_;
  std::shared_ptr<CardDevice> card_;
};

VirtualCardReader::VirtualCardReader(std::string name, ports::Clock& clock)
    : name_(std::move(name)), clock_(clock) {}

void VirtualCardReader::insert(std::shared_ptr<CardDevice> card) {
  remove();
  field_->card = std::move(card);
}

void VirtualCardReader::remove() {
  field_->take_away();
  // A channel of the card just removed must not come alive when the same card is put back.
  field_ = std::make_shared<Field>();
}

ports::Awaitable<bool> VirtualCardReader::wait_until_present(bool present,
                                                             std::chrono::milliseconds patience) {
  const ports::Instant deadline = clock_.now() + patience;
  while (has_card() != present) {
    const ports::Instant now = clock_.now();
    if (now >= deadline) co_return false;
    const ports::Instant next = std::min(deadline, now + look_interval);
    co_await clock_.sleep_until(next);
  }
  co_return true;
}

ports::Task<std::unique_ptr<ports::CardChannel>> VirtualCardReader::connect(
    std::chrono::milliseconds patience) {
  const bool present = co_await wait_until_present(true, patience);
  if (!present) co_return core::fail(core::Errc::no_card, name_);
  field_->card->power_on();
  std::unique_ptr<ports::CardChannel> channel =
      std::make_unique<VirtualCardChannel>(field_, clock_);
  co_return channel;
}

ports::Task<> VirtualCardReader::wait_for_removal(std::chrono::milliseconds patience) {
  const bool removed = co_await wait_until_present(false, patience);
  if (!removed) co_return core::fail(core::Errc::timeout, "removal of the card from " + name_);
  co_return core::Result<>{};
}

}  // namespace madoguchi::sim::card
