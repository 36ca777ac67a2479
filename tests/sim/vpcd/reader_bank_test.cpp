// SPDX-License-Identifier: Apache-2.0
// As many readers as one pcscd takes, used at once. What a card counted and its ATR tell which card
// a reader really reached.
#include "sim/vpcd/reader_bank.hpp"

#include "adapters/pcsc/card_connection.hpp"
#include "adapters/pcsc/virtual_reader_files.hpp"
#include "tests/adapters/pcsc/counting_card.hpp"

#include <gmock/gmock.h>

#include <thread>
#include <vector>

namespace madoguchi::sim::vpcd {
namespace {

using adapters::pcsc::CardConnection;
using adapters::pcsc::most_slots;
using adapters::pcsc::PcscContext;
using adapters::pcsc::Presence;
using namespace std::chrono_literals;

constexpr auto never = [] { return false; };

/// A T=0 card with one historical byte.
core::Bytes atr_of(int slot) { return {0x3B, 0x01, static_cast<std::uint8_t>(slot)}; }

/// A client of its own: waits for the card of a slot and sends `count` commands.
core::Result<core::Bytes> use_card(const std::string& reader, int count) {
  const auto context = PcscContext::establish();
  if (!context) return context.error();
  const auto there = wait_for_presence(*context, reader, Presence::present, 10s, never);
  if (!there) return there.error();
  auto connection = CardConnection::connect(*context, reader);
  if (!connection) return connection.error();
  for (int i = 0; i < count; ++i) {
    const auto answer = connection->transmit(core::Bytes{0x00, 0xB0, 0x00, 0x00, 0x10}, never);
    if (!answer) return answer.error();
  }
  return connection->atr();
}

TEST(ReaderBank, sixteen_readers_at_once_keep_their_cards_apart) {
  const auto bank = ReaderBank::start({.slots = most_slots});
  ASSERT_TRUE(bank) << bank.error().message();
  std::vector<std::shared_ptr<CountingCard>> cards;
  for (int slot = 0; slot < most_slots; ++slot) {
    cards.push_back(std::make_shared<CountingCard>(atr_of(slot)));
    (*bank)->session(slot).insert(cards.back());
  }
  std::vector<core::Result<core::Bytes>> seen(most_slots, core::Bytes{});
  std::vector<std::thread> clients;
  for (std::size_t slot = 0; slot < seen.size(); ++slot) {
    clients.emplace_back([&, slot] {
      const int number = static_cast<int>(slot);
      seen[slot] = use_card((*bank)->reader_name(number), 10 + number);
    });
  }
  for (std::thread& client : clients) client.join();
  for (std::size_t slot = 0; slot < seen.size(); ++slot) {
    const int number = static_cast<int>(slot);
    ASSERT_TRUE(seen[slot]) << "slot " << slot << ": " << seen[slot].error().message();
    EXPECT_EQ(*seen[slot], atr_of(number));
    EXPECT_EQ(cards[slot]->commands, 10 + number);
  }
}

}  // namespace
}  // namespace madoguchi::sim::vpcd
