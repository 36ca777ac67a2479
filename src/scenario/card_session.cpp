// SPDX-License-Identifier: Apache-2.0
#include "scenario/card_session.hpp"

#include <chrono>
#include <utility>

namespace madoguchi::scenario {
namespace {

/// pcscd looks at its readers every 0.4 s.
constexpr std::chrono::seconds patience{5};

}  // namespace

ports::Task<> CardSession::connect() {
  auto channel = co_await bench_.reader().connect(patience);
  if (!channel) co_return channel.error();
  channel_ = std::move(*channel);
  co_return core::Result<>{};
}

ports::Task<> CardSession::place() {
  const core::Result<> inserted = co_await stage_.insert_card();
  if (!inserted) co_return inserted.error();
  const core::Result<> connected = co_await connect();
  if (!connected) co_return connected.error();
  // Whoever used the card before may have left it verified.
  co_return co_await reset(ports::CardReset::cold);
}

ports::Task<> CardSession::take() {
  channel_.reset();
  co_return co_await stage_.remove_card();
}

ports::Task<> CardSession::transmit(iso7816::CommandApdu command) {
  if (!channel_) co_return core::fail(core::Errc::no_card, "no connection to the card");
  auto answer = co_await channel_->transmit(std::move(command));
  if (!answer) co_return answer.error();
  response = std::move(*answer);
  co_return core::Result<>{};
}

ports::Task<> CardSession::reset(ports::CardReset kind) {
  if (!channel_) co_return core::fail(core::Errc::no_card, "no connection to the card");
  co_return co_await channel_->reset(kind);
}

ports::Task<> CardSession::reconnect() {
  if (!channel_) co_return core::fail(core::Errc::no_card, "no connection to the card");
  channel_->leave_powered();
  channel_.reset();
  co_return co_await connect();
}

}  // namespace madoguchi::scenario
