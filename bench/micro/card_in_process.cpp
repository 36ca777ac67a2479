// SPDX-License-Identifier: Apache-2.0
// Commands per second of the virtual card in process, on one core, beside a card that answers a
// constant through the same interface: the difference is what the card itself costs.
#include "core/hex.hpp"
#include "iso7816/command_apdu.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/virtual_card.hpp"
#include "sim/vpcd/null_card.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace madoguchi::bench {
namespace {

using iso7816::CommandApdu;
using sim::card::CardApplication;
using sim::card::CardDevice;
using sim::card::ElementaryFile;
using sim::card::TransparentFile;
namespace my_number = iso7816::my_number;

/// As many applications and files as a My Number card has, so that searches are as long.
std::shared_ptr<CardDevice> card_like_a_real_one() {
  sim::card::CardImage image;
  for (const iso7816::Aid& aid :
       {my_number::jpki_application, my_number::card_face_application,
        my_number::input_support_application, my_number::resident_register_application,
        my_number::common_card_application}) {
    CardApplication application{.aid = aid};
    for (std::uint16_t file = 1; file <= 16; ++file) {
      application.files.push_back({{file}, TransparentFile{.content = core::Bytes(4096, 0x30)}});
    }
    image.applications.push_back(std::move(application));
  }
  return std::make_shared<sim::card::VirtualCard>(std::move(image));
}

/// An answer of `size` bytes and 9000, whatever is asked.
std::shared_ptr<CardDevice> constant_card(std::size_t size) {
  core::Bytes answer(size, 0x30);
  core::append(answer, core::Bytes{0x90, 0x00});
  return std::make_shared<sim::vpcd::NullCard>(std::move(answer));
}

/// Sends the commands in turn; counts commands, not rounds.
void exchange(benchmark::State& state, CardDevice& card, const std::vector<CommandApdu>& commands) {
  std::vector<core::Bytes> encoded;
  for (const CommandApdu& command : commands) encoded.push_back(command.encode());
  card.power_on();
  for (auto _ : state) {
    for (const core::Bytes& command : encoded) {
      const auto answer = card.exchange(command);
      benchmark::DoNotOptimize(answer.response.data());
    }
  }
  for (const core::Bytes& command : encoded) {
    const core::Bytes answer = card.exchange(command).response;
    if (!core::to_hex(answer).ends_with("9000")) state.SkipWithError("not answered with 9000");
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(encoded.size()));
}

const std::vector<CommandApdu>& select_applications() {
  static const std::vector<CommandApdu> commands{
      CommandApdu::select_application(my_number::input_support_application),
      CommandApdu::select_application(my_number::jpki_application)};
  return commands;
}

const std::vector<CommandApdu>& select_files() {
  static const std::vector<CommandApdu> commands{
      CommandApdu::select_application(my_number::jpki_application),
      CommandApdu::select_file(my_number::jpki::authentication_certificate),
      CommandApdu::select_file(my_number::jpki::signature_certificate)};
  return commands;
}

std::vector<CommandApdu> read(std::uint32_t size) {
  return {CommandApdu::select_application(my_number::jpki_application),
          CommandApdu::select_file(my_number::jpki::authentication_certificate),
          CommandApdu::read_binary(0x0000, size),
          CommandApdu::read_binary(0x0100, size),
          CommandApdu::read_binary(0x0200, size),
          CommandApdu::read_binary(0x0300, size),
          CommandApdu::read_binary(0x0400, size),
          CommandApdu::read_binary(0x0500, size)};
}

void select_application(benchmark::State& state) {
  exchange(state, *card_like_a_real_one(), select_applications());
}
void select_application_null(benchmark::State& state) {
  exchange(state, *constant_card(0), select_applications());
}
void select_file(benchmark::State& state) {
  exchange(state, *card_like_a_real_one(), select_files());
}
void read_binary(benchmark::State& state) {
  exchange(state, *card_like_a_real_one(), read(static_cast<std::uint32_t>(state.range(0))));
}
void read_binary_null(benchmark::State& state) {
  exchange(state, *constant_card(static_cast<std::size_t>(state.range(0))),
           read(static_cast<std::uint32_t>(state.range(0))));
}

BENCHMARK(select_application);
BENCHMARK(select_application_null);
BENCHMARK(select_file);
BENCHMARK(read_binary)->Arg(16)->Arg(256);
BENCHMARK(read_binary_null)->Arg(16)->Arg(256);

}  // namespace
}  // namespace madoguchi::bench
