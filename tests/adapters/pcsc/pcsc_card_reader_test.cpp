// SPDX-License-Identifier: Apache-2.0
// A real pcscd, a virtual reader and a card that counts. Expected answers are what the counting
// card is made to say; expected errors are those that the port documents.
#include "adapters/pcsc/pcsc_card_reader.hpp"

#include "adapters/async/with_timeout.hpp"
#include "adapters/clock/system_clock.hpp"
#include "sim/vpcd/reader_bank.hpp"
#include "tests/adapters/pcsc/await_here.hpp"
#include "tests/adapters/pcsc/counting_card.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <vector>

namespace madoguchi::adapters::pcsc {
namespace {

using core::Errc;
using iso7816::CommandApdu;
using sim::vpcd::CountingCard;
using sim::vpcd::ReaderBank;
using namespace std::chrono_literals;

class PcscCardReaderTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto bank = ReaderBank::start({.slots = 2});
    ASSERT_TRUE(bank) << bank.error().message();
    bank_ = *std::move(bank);
  }
  static void TearDownTestSuite() { bank_.reset(); }
  void SetUp() override { ASSERT_NE(bank_, nullptr); }
  void TearDown() override {
    for (int slot = 0; slot < bank_->slots(); ++slot) {
      bank_->session(slot).remove();
      EXPECT_TRUE(await(open(slot)->wait_for_removal(5s)));
    }
  }

  template <class T>
  core::Result<T> await(ports::Task<T> task) {
    return tests::await_here(loop_, std::move(task));
  }
  std::unique_ptr<PcscCardReader> open(int slot) {
    auto reader = PcscCardReader::open(bank_->reader_name(slot));
    EXPECT_TRUE(reader) << reader.error().message();
    return *std::move(reader);
  }

  inline static std::unique_ptr<ReaderBank> bank_;
  boost::asio::io_context loop_;
};

TEST_F(PcscCardReaderTest, a_card_comes_answers_and_leaves) {
  const auto reader = open(0);
  const auto card = std::make_shared<CountingCard>();
  bank_->session(0).insert(card);
  auto channel = await(reader->connect(5s));
  ASSERT_TRUE(channel) << channel.error().message();
  EXPECT_EQ((*channel)->atr(), card->atr());
  const auto answer = await((*channel)->transmit(CommandApdu::read_binary(0, 256)));
  ASSERT_TRUE(answer) << answer.error().message();
  EXPECT_EQ(answer->data, core::Bytes(256, 0xA5));
  EXPECT_EQ(answer->status, iso7816::status::success);
  const auto refused = await((*channel)->transmit(CommandApdu::get_challenge(8)));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, iso7816::status::instruction_not_supported);
  EXPECT_GE(card->power_ons, 1);
  bank_->session(0).remove();
  EXPECT_TRUE(await(reader->wait_for_removal(5s)));
  const auto late = await((*channel)->transmit(CommandApdu::get_challenge(8)));
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, Errc::card_removed);
}

TEST_F(PcscCardReaderTest, extended_length_passes_both_ways) {
  const auto reader = open(0);
  bank_->session(0).insert(std::make_shared<CountingCard>());
  auto channel = await(reader->connect(5s));
  ASSERT_TRUE(channel);
  const auto read = await((*channel)->transmit(CommandApdu::read_binary(0, 65533)));
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(read->data, core::Bytes(65533, 0xA5));
  CommandApdu echo{.ins = iso7816::ins::get_data, .data = core::Bytes(65000, 0x3C)};
  const auto echoed = await((*channel)->transmit(echo));
  ASSERT_TRUE(echoed) << echoed.error().message();
  EXPECT_EQ(echoed->data, echo.data);
}

TEST_F(PcscCardReaderTest, commands_do_not_wait_for_delayed_acknowledgements) {
  const auto reader = open(0);
  bank_->session(0).insert(std::make_shared<CountingCard>());
  auto channel = await(reader->connect(5s));
  ASSERT_TRUE(channel);
  std::vector<std::chrono::steady_clock::duration> times;
  for (int round = 0; round < 51; ++round) {
    const auto start = std::chrono::steady_clock::now();
    ASSERT_TRUE(await((*channel)->transmit(CommandApdu::read_binary(0, 256))));
    times.push_back(std::chrono::steady_clock::now() - start);
  }
  std::sort(times.begin(), times.end());
  // Linux delays an acknowledgement by 40 ms; without it a command takes a tenth of a millisecond.
  EXPECT_LT(times[times.size() / 2], 20ms);
}

TEST_F(PcscCardReaderTest, two_readers_keep_their_cards_apart) {
  const core::Bytes second_atr{0x3B, 0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14};
  const auto first = std::make_shared<CountingCard>();
  const auto second = std::make_shared<CountingCard>(second_atr);
  const auto reader0 = open(0);
  const auto reader1 = open(1);
  bank_->session(1).insert(second);
  bank_->session(0).insert(first);
  auto channel0 = await(reader0->connect(5s));
  auto channel1 = await(reader1->connect(5s));
  ASSERT_TRUE(channel0);
  ASSERT_TRUE(channel1);
  EXPECT_EQ((*channel0)->atr(), first->atr());
  EXPECT_EQ((*channel1)->atr(), second_atr);
  for (int round = 0; round < 3; ++round) {
    EXPECT_TRUE(await((*channel0)->transmit(CommandApdu::read_binary(0, 5))));
  }
  EXPECT_TRUE(await((*channel1)->transmit(CommandApdu::read_binary(0, 5))));
  EXPECT_EQ(first->commands, 3);
  EXPECT_EQ(second->commands, 1);
}

TEST_F(PcscCardReaderTest, without_a_card_connect_gives_up) {
  const auto reader = open(0);
  const auto channel = await(reader->connect(200ms));
  ASSERT_FALSE(channel);
  EXPECT_EQ(channel.error().code, Errc::no_card);
}

TEST_F(PcscCardReaderTest, a_card_that_stays_is_reported) {
  const auto reader = open(0);
  bank_->session(0).insert(std::make_shared<CountingCard>());
  ASSERT_TRUE(await(reader->connect(5s)));
  const auto removed = await(reader->wait_for_removal(200ms));
  ASSERT_FALSE(removed);
  EXPECT_EQ(removed.error().code, Errc::timeout);
}

TEST_F(PcscCardReaderTest, a_card_torn_off_in_mid_command_is_removed) {
  const auto reader = open(0);
  const auto card = std::make_shared<CountingCard>();
  card->on_command = [] { return false; };
  bank_->session(0).insert(card);
  auto channel = await(reader->connect(5s));
  ASSERT_TRUE(channel);
  const auto answer = await((*channel)->transmit(CommandApdu::read_binary(0, 5)));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Errc::card_removed);
}

TEST_F(PcscCardReaderTest, taking_a_slow_card_out_ends_its_command) {
  const auto reader = open(0);
  const auto card = std::make_shared<CountingCard>();
  std::promise<void> started;
  std::promise<void> release;
  card->on_command = [&] {
    started.set_value();
    release.get_future().wait();
    return true;
  };
  bank_->session(0).insert(card);
  auto channel = await(reader->connect(5s));
  ASSERT_TRUE(channel);
  std::thread hand([&] {
    started.get_future().wait();
    bank_->session(0).remove();
  });
  const auto answer = await((*channel)->transmit(CommandApdu::read_binary(0, 5)));
  release.set_value();
  hand.join();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Errc::card_removed);
}

TEST_F(PcscCardReaderTest, a_swapped_card_is_seen_as_a_new_one) {
  const core::Bytes second_atr{0x3B, 0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14};
  const auto reader = open(0);
  bank_->session(0).insert(std::make_shared<CountingCard>());
  ASSERT_TRUE(await(reader->connect(5s)));
  bank_->session(0).insert(std::make_shared<CountingCard>(second_atr));
  ASSERT_TRUE(await(reader->wait_for_removal(5s)));
  auto channel = await(reader->connect(5s));
  ASSERT_TRUE(channel);
  EXPECT_EQ((*channel)->atr(), second_atr);
}

TEST_F(PcscCardReaderTest, a_new_connection_finds_the_card_powered_up_anew) {
  const auto reader = open(0);
  const auto card = std::make_shared<CountingCard>();
  bank_->session(0).insert(card);
  ASSERT_TRUE(await(reader->connect(5s)));  // connected and let go
  const int before = card->power_ons;
  auto channel = await(reader->connect(5s));
  ASSERT_TRUE(channel);
  ASSERT_TRUE(await((*channel)->transmit(CommandApdu::read_binary(0, 5))));
  EXPECT_GT(card->power_ons, before);
  EXPECT_GE(card->power_offs, 2);
}

TEST_F(PcscCardReaderTest, a_wait_can_be_cancelled) {
  const auto reader = open(0);
  clock::SystemClock time(loop_.get_executor(), core::CivilDate{});
  auto wait = reader->connect(60s);
  const auto before = time.now();
  const auto ended = await(async::with_timeout<std::unique_ptr<ports::CardChannel>>(
      time, 100ms, std::move(wait), "a card"));
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().code, Errc::timeout);
  EXPECT_LT(time.now() - before, 5s);
}

TEST_F(PcscCardReaderTest, survives_a_restart_of_pcscd) {
  const auto reader = open(0);
  bank_->session(0).insert(std::make_shared<CountingCard>());
  auto channel = await(reader->connect(5s));
  ASSERT_TRUE(channel);
  ASSERT_TRUE(bank_->pcscd().stop_service());
  const auto answer = await((*channel)->transmit(CommandApdu::read_binary(0, 5)));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Errc::pcsc_missing);
  channel->reset();
  ASSERT_TRUE(bank_->pcscd().start_service());
  channel = await(reader->connect(5s));
  ASSERT_TRUE(channel) << channel.error().message();
  EXPECT_TRUE(await((*channel)->transmit(CommandApdu::read_binary(0, 5))));
}

TEST_F(PcscCardReaderTest, an_unknown_reader_is_named_with_those_that_there_are) {
  const auto reader = PcscCardReader::open("No Such Reader");
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, Errc::reader_unavailable);
  EXPECT_THAT(reader.error().context, testing::HasSubstr(bank_->reader_name(1)));
}

}  // namespace
}  // namespace madoguchi::adapters::pcsc
