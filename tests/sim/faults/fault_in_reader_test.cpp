// SPDX-License-Identifier: Apache-2.0
// Faults as a PC/SC client sees them, over a real pcscd and the vpcd driver.
#include "adapters/pcsc/card_connection.hpp"
#include "scenario/card_faults.hpp"
#include "sim/faults/faulty_card.hpp"
#include "sim/vpcd/reader_bank.hpp"
#include "tests/sim/faults/small_card.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace madoguchi::sim::faults {
namespace {

using adapters::pcsc::CardConnection;
using adapters::pcsc::PcscContext;
using adapters::pcsc::Presence;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto never = [] { return false; };

class FaultInReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    auto started = vpcd::ReaderBank::start({.slots = 1});
    ASSERT_TRUE(started) << started.error().message();
    bank = std::move(*started);
    auto established = PcscContext::establish();
    ASSERT_TRUE(established) << established.error().message();
    context.emplace(std::move(*established));
    bank->session(0).insert(card);
    connect();
  }
  void connect() {
    const std::string reader = bank->reader_name(0);
    ASSERT_TRUE(wait_for_presence(*context, reader, Presence::present, 10s, never));
    auto connected = CardConnection::connect(*context, reader);
    ASSERT_TRUE(connected) << connected.error().message();
    connection.emplace(std::move(*connected));
  }
  void fault(const std::string& yaml) {
    for (ports::CardFault& one : scenario::parse_card_faults(yaml, "test")) {
      card->add(std::move(one));
    }
  }
  /// The answer in hexadecimal, or the error's id.
  std::string send(std::string_view command) {
    const auto answer = connection->transmit(hex(command), never);
    return answer ? core::to_hex(*answer) : std::string(core::error_text(answer.error().code).id);
  }

  std::shared_ptr<SmallCard> inner = std::make_shared<SmallCard>();
  std::shared_ptr<FaultyCard> card = std::make_shared<FaultyCard>(inner);
  std::unique_ptr<vpcd::ReaderBank> bank;
  std::optional<PcscContext> context;
  std::optional<CardConnection> connection;
};

TEST_F(FaultInReaderTest, AMuteCardFailsItsCommandStaysInTheReaderAndKeepsItsPower) {
  EXPECT_EQ(send(right_pin), "9000");
  fault("{do: {mute: 300}}");
  const auto begun = Clock::now();
  EXPECT_EQ(send(read_four), "card-mute");
  EXPECT_GE(Clock::now() - begun, 300ms);
  EXPECT_TRUE(bank->session(0).has_card());
  EXPECT_FALSE(wait_for_presence(*context, bank->reader_name(0), Presence::absent, 1s, never));
  EXPECT_EQ(send(read_four), "000102039000") << "the same connection, the PIN still verified";
}

TEST_F(FaultInReaderTest, ARemovedCardIsGoneAndComesBackWhenItIsPutIn) {
  fault("{do: removal}");
  EXPECT_EQ(send(select_jpki), "card-removed");
  EXPECT_FALSE(bank->session(0).has_card());
  bank->session(0).insert(card);
  connection.reset();
  connect();
  EXPECT_EQ(send(select_jpki), "9000");
}

TEST_F(FaultInReaderTest, ADelayLastsAndARemovalEndsIt) {
  fault("[{do: {delay: 200}}, {at: {command: 2}, do: {delay: 60000}}]");
  auto begun = Clock::now();
  EXPECT_EQ(send(select_jpki), "9000");
  EXPECT_GE(Clock::now() - begun, 200ms);
  begun = Clock::now();
  std::thread remover([this] {
    std::this_thread::sleep_for(100ms);
    bank->session(0).remove();
  });
  EXPECT_EQ(send(select_jpki), "card-removed");
  remover.join();
  EXPECT_LT(Clock::now() - begun, 10s);
}

TEST_F(FaultInReaderTest, TheReaderBankEndsInMidDelay) {
  fault("{do: {delay: 60000}}");
  const auto begun = Clock::now();
  std::thread client([this] { EXPECT_NE(send(select_jpki), "9000"); });
  std::this_thread::sleep_for(100ms);
  bank->session(0).remove();
  client.join();
  connection.reset();
  context.reset();
  bank.reset();
  EXPECT_LT(Clock::now() - begun, 10s);
}

TEST_F(FaultInReaderTest, AnAnswerWithoutAStatusWordIsToldAsShort) {
  fault("{do: {cut_off: 1}}");
  EXPECT_EQ(send(select_jpki), "short-response");
  EXPECT_EQ(send(select_jpki), "9000");
}

}  // namespace
}  // namespace madoguchi::sim::faults
