// SPDX-License-Identifier: Apache-2.0
#include "sim/trace/traced_card_reader.hpp"

#include "core/hex.hpp"
#include "iso7816/apdu_text.hpp"

#include <utility>

namespace madoguchi::sim::trace {
namespace {

class TracedChannel final : public ports::CardChannel {
 public:
  TracedChannel(std::unique_ptr<ports::CardChannel> channel, ports::Clock& clock,
                ports::TraceSink& sink)
      : channel_(std::move(channel)), clock_(clock), sink_(sink) {}

  core::Bytes atr() const override { return channel_->atr(); }
  void leave_powered() override { channel_->leave_powered(); }

  ports::Task<> reset(ports::CardReset kind) override {
    const ports::Instant begun = clock_.now();
    const core::Result<> done = co_await channel_->reset(kind);
    const bool warm = kind == ports::CardReset::warm;
    sink_.record({.lane = ports::Lane::card,
                  .at = begun,
                  .duration = clock_.now() - begun,
                  .title = warm ? "warm reset" : "power off and on",
                  .details = {{"atr", core::to_hex(channel_->atr())}}});
    co_return done;
  }

  ports::Task<iso7816::ResponseApdu> transmit(iso7816::CommandApdu command) override {
    ports::TraceEvent event{.lane = ports::Lane::card,
                            .at = clock_.now(),
                            .title = iso7816::describe(command),
                            .details = {{"command", iso7816::masked_hex(command)}}};
    const core::Result<iso7816::ResponseApdu> response =
        co_await channel_->transmit(std::move(command));
    event.duration = clock_.now() - event.at;
    if (response) {
      event.details.emplace_back("status", iso7816::to_string(response->status));
      // The data may hold the photograph or the number of the card's holder: its length is enough.
      event.details.emplace_back("data", std::to_string(response->data.size()) + " bytes");
    } else {
      event.details.emplace_back("error", response.error().message());
    }
    sink_.record(std::move(event));
    co_return response;
  }

 private:
  std::unique_ptr<ports::CardChannel> channel_;
  ports::Clock& clock_;
  ports::TraceSink& sink_;
};

}  // namespace

ports::Task<std::unique_ptr<ports::CardChannel>> TracedCardReader::connect(
    std::chrono::milliseconds patience) {
  core::Result<std::unique_ptr<ports::CardChannel>> channel = co_await reader_.connect(patience);
  if (!channel) co_return channel.error();
  sink_.record(
      {.lane = ports::Lane::card,
       .at = clock_.now(),
       .title = "card present",
       .details = {{"reader", reader_.name()}, {"atr", core::to_hex(channel.value()->atr())}}});
  std::unique_ptr<ports::CardChannel> traced =
      std::make_unique<TracedChannel>(std::move(channel.value()), clock_, sink_);
  co_return traced;
}

ports::Task<> TracedCardReader::wait_for_removal(std::chrono::milliseconds patience) {
  const core::Result<> removed = co_await reader_.wait_for_removal(patience);
  if (removed) {
    sink_.record({.lane = ports::Lane::card, .at = clock_.now(), .title = "card removed"});
  }
  co_return removed;
}

}  // namespace madoguchi::sim::trace
