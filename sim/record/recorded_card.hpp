// SPDX-License-Identifier: Apache-2.0
// A card whose every exchange is kept: wraps a card and is one. Stands nearest to the reader, so
// that it keeps what the reader sees.
#pragma once

#include "iso7816/current_file.hpp"
#include "sim/card/card_device.hpp"
#include "sim/record/exchange_record.hpp"

#include <functional>
#include <memory>

namespace madoguchi::sim::record {

/// Time since the record began.
using Elapsed = std::function<std::chrono::nanoseconds()>;

class RecordedCard final : public card::CardDevice {
 public:
  RecordedCard(std::shared_ptr<card::CardDevice> card, std::shared_ptr<RecordSink> sink,
               Elapsed elapsed);

  core::Bytes atr() override { return card_->atr(); }
  void power_on() override;
  void power_off() override;
  void reset() override;
  card::CardAnswer exchange(core::ByteView command) override;

 private:
  void follow(const iso7816::CommandApdu& command, core::ByteView response);
  void note(ExchangeRecord::Kind kind, core::Bytes atr = {});

  std::shared_ptr<card::CardDevice> card_;
  std::shared_ptr<RecordSink> sink_;
  Elapsed elapsed_;
  iso7816::CurrentFile current_;
  bool powered_ = false;
};

}  // namespace madoguchi::sim::record
