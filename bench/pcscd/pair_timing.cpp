// SPDX-License-Identifier: Apache-2.0
#include "bench/pcscd/pair_timing.hpp"

#include "bench/percentile.hpp"

#include <chrono>
#include <utility>

namespace madoguchi::bench {
namespace {

using adapters::pcsc::CardConnection;

/// Adds the time of one command, in microseconds.
void add_time(CardConnection& card, const core::Bytes& command, double& sum, int& errors) {
  const auto start = std::chrono::steady_clock::now();
  if (!transmit(card, command)) ++errors;
  const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - start;
  sum += taken.count();
}

double warm_median(std::vector<double> all) {
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 10));
  return percentile(std::move(all), 0.5);
}

}  // namespace

bool transmit(CardConnection& card, const core::Bytes& command) {
  const auto answer = card.transmit(command, [] { return false; });
  const std::size_t size = answer ? answer->size() : 0;
  return size >= 2 && ((*answer)[size - 2] == 0x90 || (*answer)[size - 2] == 0x63);
}

PairTiming time_pair(std::string name, std::vector<CardConnection>& cards,
                     std::vector<CardConnection>& null_cards, const Task& task, int turns) {
  PairTiming timing{.name = std::move(name)};
  std::vector<double> of_card;
  std::vector<double> of_null;
  bool card_first = true;
  for (std::size_t turn = 0; turn < static_cast<std::size_t>(turns); ++turn) {
    CardConnection& card = cards[turn % cards.size()];
    CardConnection& null_card = null_cards[turn % null_cards.size()];
    double card_us = 0;
    double null_us = 0;
    for (const core::Bytes& command : task) {
      // Who comes first changes, so that neither always finds the caches as the other left them.
      if (card_first) add_time(card, command, card_us, timing.errors);
      add_time(null_card, command, null_us, timing.errors);
      if (!card_first) add_time(card, command, card_us, timing.errors);
      card_first = !card_first;
    }
    of_card.push_back(card_us);
    of_null.push_back(null_us);
  }
  timing.card_us = warm_median(std::move(of_card));
  timing.null_us = warm_median(std::move(of_null));
  return timing;
}

}  // namespace madoguchi::bench
