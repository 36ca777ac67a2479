// SPDX-License-Identifier: Apache-2.0
// `madoguchi-bench-pcscd`: whether the card can be felt behind pcscd and vpcd. Every line compares
// it with a card that says a constant, in the same run; 1 is returned if a ratio is over the limit
// or a command fails.
#include "adapters/files/temporary_folder.hpp"
#include "bench/pcscd/bench_cards.hpp"
#include "bench/pcscd/crowd.hpp"
#include "bench/pcscd/pair_timing.hpp"
#include "iso7816/command_apdu.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/pki/key_store.hpp"
#include "sim/vpcd/reader_bank.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>

namespace madoguchi::bench {
namespace {

using adapters::pcsc::CardConnection;
using adapters::pcsc::PcscContext;
using adapters::pcsc::Presence;
using iso7816::CommandApdu;
using sim::vpcd::ReaderBank;
using namespace std::chrono_literals;
namespace my_number = iso7816::my_number;

/// The card may take this many times as long as the null card.
constexpr double limit = 1.15;
constexpr int crowd_size = 8;
constexpr int null_slot = crowd_size;  ///< as many null cards stand behind the cards

class Bench {
 public:
  Bench(std::unique_ptr<ReaderBank> readers, adapters::files::TemporaryFolder temporary)
      : bank(std::move(readers)), folder(std::move(temporary)) {
    contexts.reserve(64);  // connections point at them
  }

  std::unique_ptr<ReaderBank> bank;
  adapters::files::TemporaryFolder folder;
  std::vector<PcscContext> contexts;

  /// A client of its own for each: threads of one context would wait for each other.
  CardConnection connect(int slot) {
    contexts.push_back(PcscContext::establish().value());
    wait_for(slot, Presence::present);
    return CardConnection::connect(contexts.back(), bank->reader_name(slot)).value();
  }
  void swap(int slot, std::shared_ptr<sim::card::CardDevice> card) {
    bank->session(slot).remove();
    contexts.push_back(PcscContext::establish().value());
    wait_for(slot, Presence::absent);
    bank->session(slot).insert(std::move(card));
  }

 private:
  void wait_for(int slot, Presence presence) {
    wait_for_presence(contexts.back(), bank->reader_name(slot), presence, 5s, [] {
      return false;
    }).value();
  }
};

Bench set_up() {
  Bench bench(ReaderBank::start({.slots = 2 * crowd_size}).value(),
              adapters::files::TemporaryFolder::make("madoguchi-bench").value());
  auto keys = std::make_shared<sim::pki::KeyStore>(bench.folder.path() / "keys");
  const auto hierarchy =
      sim::pki::TestHierarchy::make(std::move(keys),
                                    {std::chrono::sys_days{std::chrono::January / 1 / 2020},
                                     std::chrono::sys_days{std::chrono::January / 1 / 2040}})
          .value();
  for (int slot = 0; slot < crowd_size; ++slot) {
    bench.bank->session(slot).insert(kept_card(hierarchy, bench.folder.path(), slot).value());
  }
  for (int slot = null_slot; slot < 2 * crowd_size; ++slot) {
    bench.bank->session(slot).insert(null_card(256));
  }
  return bench;
}

core::Bytes select_face() {
  return CommandApdu::select_application(my_number::card_face_application).encode();
}
core::Bytes verify_number_b() {
  core::Bytes command{0x00, 0x20, 0x00, 0x92, 14};
  core::append(command, verification_number());
  return command;
}
core::Bytes read_from(std::size_t offset, std::size_t size) {
  return CommandApdu::read_binary(static_cast<std::uint16_t>(offset), size).encode();
}

Task photograph_in_blocks() {
  Task list;
  for (std::size_t block = 0; block < photograph_blocks; ++block) {
    list.push_back(read_from(block * 256, 256));
  }
  return list;
}

/// What a client does before it reads the photograph.
void open_photograph(CardConnection& card) {
  for (const core::Bytes& command :
       {select_face(), verify_number_b(),
        CommandApdu::select_file(my_number::card_face::card_face).encode()}) {
    if (!transmit(card, command)) throw std::runtime_error("the photograph cannot be opened");
  }
}

bool tell(const PairTiming& timing, bool limited = true) {
  const bool good = timing.errors == 0 && (!limited || timing.ratio() <= limit);
  fmt::print("{:<44} {:>10.1f} {:>10.1f} {:>7.3f} {:>7}  {}\n", timing.name, timing.card_us,
             timing.null_us, timing.ratio(), timing.errors,
             !limited ? "no limit" : (good ? "ok" : "OVER THE LIMIT"));
  return good;
}

bool one_reader(Bench& bench, int turns) {
  CardConnection card = bench.connect(0);
  CardConnection null = bench.connect(null_slot);
  open_photograph(card);
  const core::Bytes select = CommandApdu::select_file(my_number::card_face::card_face).encode();
  bool good = true;
  good &= tell(time_pair("SELECT a file", card, null, {select}, turns));
  good &= tell(time_pair("READ 256 bytes", card, null, {read_from(0, 256)}, turns));
  good &=
      tell(time_pair("photograph, 80 short READ", card, null, photograph_in_blocks(), turns / 20));
  good &=
      tell(time_pair("VERIFY, kept on disk", card, null, {verify_number_b()}, turns / 10), false);
  return good;
}

/// Cards and null cards in alternation, the sum of all rounds.
bool many_readers(Bench& bench, int rounds) {
  std::vector<CardConnection> cards;
  std::vector<CardConnection> nulls;
  for (int i = 0; i < crowd_size; ++i) cards.push_back(bench.connect(i));
  for (int i = 0; i < crowd_size; ++i) nulls.push_back(bench.connect(null_slot + i));
  for (CardConnection& card : cards) open_photograph(card);
  PairTiming timing{.name = fmt::format("{} readers at once, READ 256, each", cards.size())};
  const core::Bytes read = read_from(0, 256);
  for (int round = 0; round < rounds; ++round) {
    const CrowdTiming of_cards = time_crowd(cards, read, 200ms);
    const CrowdTiming of_nulls = time_crowd(nulls, read, 200ms);
    timing.card_us += 1e6 / of_cards.per_second / rounds;
    timing.null_us += 1e6 / of_nulls.per_second / rounds;
    timing.errors += of_cards.errors + of_nulls.errors;
  }
  return tell(timing);
}

/// Against a null card that answers as much.
bool extended_read(Bench& bench, int turns) {
  bench.swap(null_slot, null_card(photograph_blocks * 256));
  CardConnection card = bench.connect(0);
  CardConnection null = bench.connect(null_slot);
  open_photograph(card);
  return tell(time_pair("photograph, one extended READ", card, null,
                        {read_from(0, photograph_blocks * 256)}, turns));
}

}  // namespace
}  // namespace madoguchi::bench

int main(int argc, char** argv) {
  using namespace madoguchi::bench;
  const bool quick = argc > 1 && std::string_view(argv[1]) == "--quick";
  try {
    Bench bench = set_up();
    fmt::print("{:<44} {:>10} {:>10} {:>7} {:>7}\n", "median, microseconds", "card", "null card",
               "ratio", "errors");
    const bool one = one_reader(bench, quick ? 1000 : 10000);
    const bool many = many_readers(bench, quick ? 2 : 10);
    const bool extended = extended_read(bench, quick ? 200 : 2000);
    return one && many && extended ? EXIT_SUCCESS : EXIT_FAILURE;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return EXIT_FAILURE;
  }
}
