// SPDX-License-Identifier: Apache-2.0
// `madoguchi-bench-pcscd`: whether the card can be felt behind pcscd and vpcd. Every line compares
// it with a card that says a constant, in the same run; 1 is returned if a ratio is over the limit
// or a command fails. --log: every exchange is logged meanwhile; --quick: a tenth of the turns.
#include "adapters/files/temporary_folder.hpp"
#include "adapters/opencv/cache_folder.hpp"
#include "bench/pcscd/bench_cards.hpp"
#include "bench/pcscd/crowd.hpp"
#include "bench/pcscd/pair_timing.hpp"
#include "bench/percentile.hpp"
#include "iso7816/command_apdu.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/pki/key_store.hpp"
#include "sim/vpcd/reader_bank.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <set>
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

/// A pcscd with cards in the first readers and null cards in the others, and a client for each:
/// threads of one context would wait for each other.
class Bench {
 public:
  explicit Bench(bool logged)
      : bank_(ReaderBank::start({.slots = 2 * crowd_size}).value()),
        folder_(adapters::files::TemporaryFolder::make("madoguchi-bench").value()) {
    const auto hierarchy =
        sim::pki::TestHierarchy::make(
            std::make_shared<sim::pki::KeyStore>(adapters::opencv::cache_folder() / "keys"),
            {std::chrono::sys_days{std::chrono::January / 1 / 2020},
             std::chrono::sys_days{std::chrono::January / 1 / 2040}})
            .value();
    contexts_.reserve(8 * crowd_size);  // connections point at them
    for (int i = 0; i < crowd_size; ++i) {
      bank_->session(i).insert(kept_card(hierarchy, folder_.path(), i, logged).value());
      bank_->session(null_slot + i).insert(null_card(256));
    }
    for (int i = 0; i < crowd_size; ++i) {
      cards.push_back(connect(i));
      nulls.push_back(connect(null_slot + i));
    }
  }

  /// Null cards with longer answers.
  void swap_null_cards(std::size_t data_size) {
    nulls.clear();
    for (int i = 0; i < crowd_size; ++i) bank_->session(null_slot + i).remove();
    for (int i = 0; i < crowd_size; ++i) {
      contexts_.push_back(PcscContext::establish().value());
      wait_for(null_slot + i, Presence::absent);
      bank_->session(null_slot + i).insert(null_card(data_size));
    }
    for (int i = 0; i < crowd_size; ++i) nulls.push_back(connect(null_slot + i));
  }

 private:
  CardConnection connect(int slot) {
    contexts_.push_back(PcscContext::establish().value());
    wait_for(slot, Presence::present);
    return CardConnection::connect(contexts_.back(), bank_->reader_name(slot)).value();
  }
  void wait_for(int slot, Presence presence) {
    const auto seen = wait_for_presence(contexts_.back(), bank_->reader_name(slot), presence, 5s,
                                        [] { return false; });
    if (!seen) throw std::runtime_error(seen.error().message());
  }

  std::unique_ptr<ReaderBank> bank_;
  adapters::files::TemporaryFolder folder_;
  std::vector<PcscContext> contexts_;

 public:
  std::vector<CardConnection> cards;
  std::vector<CardConnection> nulls;
};

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
  std::fflush(stdout);
  return good;
}

/// One command after the other.
bool one_at_a_time(Bench& bench, int turns) {
  std::vector<CardConnection>& cards = bench.cards;
  std::vector<CardConnection>& nulls = bench.nulls;
  const core::Bytes select = CommandApdu::select_file(my_number::card_face::card_face).encode();
  core::Bytes wrong = verify_number_b();
  wrong.back() ^= 1U;
  bool good = tell(time_pair("SELECT a file", cards, nulls, {select}, turns));
  good &= tell(time_pair("READ 256 bytes", cards, nulls, {read_from(0, 256)}, turns));
  good &= tell(
      time_pair("photograph, 80 short READ", cards, nulls, photograph_in_blocks(), turns / 20));
  good &= tell(time_pair("VERIFY wrong and right, kept on disk", cards, nulls,
                         {wrong, verify_number_b()}, turns / 10),
               false);
  return good;
}

/// All readers at once, cards and null cards in alternation.
bool all_at_once(Bench& bench, int rounds) {
  const core::Bytes read = read_from(0, 256);
  PairTiming timing{.name = fmt::format("READ 256 bytes, {} readers at once", crowd_size)};
  std::vector<double> of_cards;
  std::vector<double> of_nulls;
  for (int round = 0; round < rounds; ++round) {
    const CrowdTiming with_cards = time_crowd(bench.cards, read, 100ms);
    const CrowdTiming with_nulls = time_crowd(bench.nulls, read, 100ms);
    of_cards.push_back(1e6 / with_cards.per_second);
    of_nulls.push_back(1e6 / with_nulls.per_second);
    timing.errors += with_cards.errors + with_nulls.errors;
  }
  timing.card_us = percentile(of_cards, 0.5);
  timing.null_us = percentile(of_nulls, 0.5);
  return tell(timing);
}

/// Against null cards that answer as much.
bool extended_read(Bench& bench, int turns) {
  bench.swap_null_cards(photograph_blocks * 256);
  return tell(time_pair("photograph, one extended READ", bench.cards, bench.nulls,
                        {read_from(0, photograph_blocks * 256)}, turns));
}

}  // namespace
}  // namespace madoguchi::bench

int main(int argc, char** argv) {
  using namespace madoguchi::bench;
  const std::set<std::string_view> options(argv + 1, argv + argc);
  const bool quick = options.contains("--quick");
  try {
    Bench bench(options.contains("--log"));
    for (CardConnection& card : bench.cards) open_photograph(card);
    fmt::print("{:<44} {:>10} {:>10} {:>7} {:>7}\n", "median, microseconds", "card", "null card",
               "ratio", "errors");
    bool good = one_at_a_time(bench, quick ? 1000 : 20000);
    good = all_at_once(bench, quick ? 5 : 50) && good;
    good = extended_read(bench, quick ? 200 : 4000) && good;
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return EXIT_FAILURE;
  }
}
