// SPDX-License-Identifier: Apache-2.0
// Time of one command and its answer: through PC/SC, pcscd and vpcd to the virtual card and to a
// card that does nothing, and to the virtual card in process. Each measurement is a single command,
// so the counters give percentiles.
#include "adapters/pcsc/card_connection.hpp"
#include "adapters/pcsc/pcsc_card_reader.hpp"
#include "bench/shared_readers.hpp"
#include "iso7816/command_apdu.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/vpcd/locked_card.hpp"
#include "sim/vpcd/null_card.hpp"
#include "sim/vpcd/reader_bank.hpp"

#include <benchmark/benchmark.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace madoguchi::bench {
namespace {

using adapters::pcsc::CardConnection;
using adapters::pcsc::PcscContext;
using iso7816::CommandApdu;
using sim::card::VirtualCard;
using sim::vpcd::ReaderBank;
using namespace std::chrono_literals;
namespace jpki = iso7816::my_number::jpki;

using Exchange = std::function<core::Result<core::Bytes>(core::ByteView)>;

/// A card with one file of 4 KB that anybody may read.
std::shared_ptr<VirtualCard> card_with_a_file() {
  sim::card::CardImage image;
  const sim::card::TransparentFile file{.content = core::Bytes(4096, 0x30)};
  image.applications.push_back({.aid = iso7816::my_number::jpki_application,
                                .files = {{jpki::authentication_ca_certificate, file}}});
  return std::make_shared<VirtualCard>(std::move(image));
}

/// The shared readers with the virtual card in one slot and the null card in another.
class Readers {
 public:
  static core::Result<Readers*> get() {
    static core::Result<std::unique_ptr<Readers>> readers = start();
    if (!readers) return readers.error();
    return readers->get();
  }
  std::string name(int slot) const { return bank_->reader_name(slot); }
  core::Result<CardConnection> connect(int slot) {
    const std::string reader = name(slot);
    const auto there = wait_for_presence(*context_, reader, adapters::pcsc::Presence::present, 5s,
                                         [] { return false; });
    if (!there) return there.error();
    return CardConnection::connect(*context_, reader);
  }

 private:
  static core::Result<std::unique_ptr<Readers>> start() {
    auto readers = std::make_unique<Readers>();
    auto bank = shared_readers();
    if (!bank) return bank.error();
    readers->bank_ = *std::move(bank);
    auto context = PcscContext::establish();
    if (!context) return context.error();
    readers->context_.emplace(*std::move(context));
    core::Bytes answer(256, 0x30);
    core::append(answer, core::Bytes{0x90, 0x00});
    readers->bank_->session(virtual_card_slot)
        .insert(std::make_shared<sim::vpcd::LockedCard>(card_with_a_file()));
    readers->bank_->session(null_card_slot)
        .insert(std::make_shared<sim::vpcd::NullCard>(std::move(answer)));
    return readers;
  }

  std::shared_ptr<ReaderBank> bank_;
  std::optional<PcscContext> context_;
};

core::Bytes small_command() { return {0x00, 0xFE, 0x00, 0x00, 0x00}; }
core::Bytes read_256() { return CommandApdu::read_binary(0, 256).encode(); }

void time_exchanges(benchmark::State& state, const Exchange& exchange, const core::Bytes& command) {
  for (const CommandApdu& first :
       {CommandApdu::select_application(iso7816::my_number::jpki_application),
        CommandApdu::select_file(jpki::authentication_ca_certificate)}) {
    if (!exchange(first.encode())) return state.SkipWithError("the card does not answer");
  }
  std::vector<double> microseconds;
  for (auto _ : state) {
    const auto start = std::chrono::steady_clock::now();
    const auto answer = exchange(command);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    if (!answer) return state.SkipWithError(answer.error().message().c_str());
    state.SetIterationTime(taken.count());
    microseconds.push_back(taken.count() * 1e6);
  }
  std::sort(microseconds.begin(), microseconds.end());
  state.counters["p50_us"] = microseconds[microseconds.size() / 2];
  state.counters["p99_us"] = microseconds[microseconds.size() * 99 / 100];
}

void over_pcscd(benchmark::State& state, int slot, const core::Bytes& command) {
  const auto readers = Readers::get();
  if (!readers) return state.SkipWithError(readers.error().message().c_str());
  auto connection = (*readers)->connect(slot);
  if (!connection) return state.SkipWithError(connection.error().message().c_str());
  const auto never = [] { return false; };
  time_exchanges(
      state, [&](core::ByteView bytes) { return connection->transmit(bytes, never); }, command);
}

/// The same through the port, with its way to the reader's thread and back to the event loop.
void over_channel(benchmark::State& state, int slot, const core::Bytes& command) {
  const auto readers = Readers::get();
  if (!readers) return state.SkipWithError(readers.error().message().c_str());
  boost::asio::io_context loop;
  const auto await = [&loop](auto task) {
    std::optional<typename decltype(task)::value_type> result;
    boost::asio::co_spawn(loop, std::move(task),
                          [&](std::exception_ptr, auto value) { result = std::move(value); });
    loop.restart();
    loop.run();
    return *std::move(result);
  };
  const auto reader = adapters::pcsc::PcscCardReader::open((*readers)->name(slot));
  if (!reader) return state.SkipWithError(reader.error().message().c_str());
  const auto channel = await((*reader)->connect(5s));
  if (!channel) return state.SkipWithError(channel.error().message().c_str());
  const auto exchange = [&](core::ByteView bytes) -> core::Result<core::Bytes> {
    const auto answer = await((*channel)->transmit(CommandApdu::decode(bytes).value()));
    if (!answer) return answer.error();
    return answer->encode();
  };
  time_exchanges(state, exchange, command);
}

void in_process(benchmark::State& state, const core::Bytes& command) {
  const auto card = card_with_a_file();
  card->power_on();
  time_exchanges(
      state, [&](core::ByteView bytes) { return core::Result<core::Bytes>(card->process(bytes)); },
      command);
}

BENCHMARK_CAPTURE(over_pcscd, virtual_card_5_bytes, virtual_card_slot, small_command())
    ->UseManualTime();
BENCHMARK_CAPTURE(over_pcscd, virtual_card_read_256, virtual_card_slot, read_256())
    ->UseManualTime();
BENCHMARK_CAPTURE(over_pcscd, null_card_5_bytes, null_card_slot, small_command())->UseManualTime();
BENCHMARK_CAPTURE(over_pcscd, null_card_read_256, null_card_slot, read_256())->UseManualTime();
BENCHMARK_CAPTURE(over_channel, virtual_card_5_bytes, virtual_card_slot, small_command())
    ->UseManualTime();
BENCHMARK_CAPTURE(over_channel, virtual_card_read_256, virtual_card_slot, read_256())
    ->UseManualTime();
BENCHMARK_CAPTURE(in_process, virtual_card_5_bytes, small_command())->UseManualTime();
BENCHMARK_CAPTURE(in_process, virtual_card_read_256, read_256())->UseManualTime();

}  // namespace
}  // namespace madoguchi::bench
