// SPDX-License-Identifier: Apache-2.0
#include "adapters/pcsc/pcsc_card_channel.hpp"

#include "adapters/async/run_on.hpp"

#include <utility>

namespace madoguchi::adapters::pcsc {

PcscCardChannel::PcscCardChannel(std::shared_ptr<ContextThread> thread, CardConnection connection)
    : thread_(std::move(thread)),
      connection_(std::make_shared<CardConnection>(std::move(connection))) {}

ports::Task<iso7816::ResponseApdu> PcscCardChannel::transmit(iso7816::CommandApdu command) {
  auto exchange = [card = connection_, bytes = command.encode(), closing = thread_->closing()] {
    return card->transmit(bytes, [closing] { return closing->load(); });
  };
  const core::Result<core::Bytes> answer =
      co_await async::run_on(thread_->executor(), std::move(exchange));
  if (!answer) co_return answer.error();
  co_return iso7816::ResponseApdu::decode(*answer);
}

ports::Task<> PcscCardChannel::reset(ports::CardReset kind) {
  auto exchange = [card = connection_, kind] { return card->reset(kind); };
  co_return co_await async::run_on(thread_->executor(), std::move(exchange));
}

void PcscCardChannel::leave_powered() { connection_->leave_powered(); }

core::Bytes PcscCardChannel::atr() const { return connection_->atr(); }

}  // namespace madoguchi::adapters::pcsc
