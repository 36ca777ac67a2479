// SPDX-License-Identifier: Apache-2.0
// A card behind PC/SC as a CardChannel.
#pragma once

#include "adapters/pcsc/card_connection.hpp"
#include "adapters/pcsc/context_thread.hpp"
#include "ports/card_channel.hpp"

#include <memory>

namespace madoguchi::adapters::pcsc {

class PcscCardChannel final : public ports::CardChannel {
 public:
  /// `thread` owns the context that the connection uses.
  PcscCardChannel(std::shared_ptr<ContextThread> thread, CardConnection connection);

  /// Besides the port's errors: pcsc_missing when pcscd went away. A command under way cannot be
  /// cancelled: PC/SC has no way to do so.
  ports::Task<iso7816::ResponseApdu> transmit(iso7816::CommandApdu command) override;
  core::Bytes atr() const override;
  ports::Task<> reset(ports::CardReset kind) override;
  void leave_powered() override;

 private:
  // The order matters: the connection goes before the context.
  std::shared_ptr<ContextThread> thread_;
  std::shared_ptr<CardConnection> connection_;
};

}  // namespace madoguchi::adapters::pcsc
