// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/card/pcsc_device.hpp"

#include <utility>

namespace madoguchi::apps {

using adapters::pcsc::CardConnection;
using sim::card::CardAnswer;
using Outcome = CardAnswer::Outcome;

namespace {

/// A card that was just put in is seen at the reader's next look.
constexpr std::chrono::milliseconds patience{2000};
constexpr auto never = [] { return false; };

}  // namespace

core::Result<std::unique_ptr<PcscDevice>> PcscDevice::open(std::string reader) {
  auto context = adapters::pcsc::PcscContext::establish();
  if (!context) return context.error();
  std::unique_ptr<PcscDevice> device(new PcscDevice(std::move(*context), std::move(reader)));
  const auto present = wait_for_presence(device->context_, device->reader_,
                                         adapters::pcsc::Presence::present, patience, never);
  if (!present) return present.error();
  auto connection = CardConnection::connect(device->context_, device->reader_);
  if (!connection) return connection.error();
  device->atr_ = connection->atr();
  device->connection_.emplace(std::move(*connection));
  return device;
}

void PcscDevice::power_on() {
  if (connection_) return;
  auto connection = CardConnection::connect(context_, reader_);
  if (!connection) return;
  atr_ = connection->atr();
  connection_.emplace(std::move(*connection));
}

void PcscDevice::reset() {
  if (connection_ && connection_->reset(ports::CardReset::warm)) atr_ = connection_->atr();
}

CardAnswer PcscDevice::exchange(core::ByteView command) {
  power_on();
  if (!connection_) return {.outcome = Outcome::gone};
  auto answer = connection_->transmit(command, never);
  if (answer) return {.response = std::move(*answer)};
  const bool gone = answer.error().code == core::Errc::card_removed;
  return {.outcome = gone ? Outcome::gone : Outcome::mute};
}

}  // namespace madoguchi::apps
