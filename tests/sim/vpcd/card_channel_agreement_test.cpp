// SPDX-License-Identifier: Apache-2.0
// One list of checks for every way to reach a card: in process, and through vpcd, pcscd and PC/SC.
// Expected answers are those of the card edge (ISO/IEC 7816-4 and the survey of My Number cards).
#include "adapters/clock/system_clock.hpp"
#include "adapters/pcsc/pcsc_card_reader.hpp"
#include "iso7816/my_number_files.hpp"
#include "sim/card/virtual_card_reader.hpp"
#include "sim/vpcd/locked_card.hpp"
#include "sim/vpcd/reader_bank.hpp"
#include "tests/adapters/pcsc/await_here.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::vpcd {
namespace {

using core::Errc;
using iso7816::CommandApdu;
using namespace std::chrono_literals;

/// A reader and the hand that puts a card on it.
class Place {
 public:
  virtual ~Place() = default;
  virtual ports::CardReader& reader() = 0;
  virtual void insert(std::shared_ptr<card::VirtualCard> card) = 0;
  virtual void remove() = 0;
};

class InProcess final : public Place {
 public:
  explicit InProcess(boost::asio::io_context& loop) : clock_(loop.get_executor(), core::CivilDate{}) {}
  ports::CardReader& reader() override { return reader_; }
  void insert(std::shared_ptr<card::VirtualCard> card) override { reader_.insert(std::move(card)); }
  void remove() override { reader_.remove(); }

 private:
  adapters::clock::SystemClock clock_;
  card::VirtualCardReader reader_{"in process", clock_};
};

class OverPcsc final : public Place {
 public:
  OverPcsc() : bank_(ReaderBank::start({.slots = 1}).value()) {
    reader_ = adapters::pcsc::PcscCardReader::open(bank_->reader_name(0)).value();
  }
  ports::CardReader& reader() override { return *reader_; }
  void insert(std::shared_ptr<card::VirtualCard> card) override {
    bank_->session(0).insert(std::make_shared<LockedCard>(std::move(card)));
  }
  void remove() override { bank_->session(0).remove(); }

 private:
  std::unique_ptr<ReaderBank> bank_;
  std::unique_ptr<adapters::pcsc::PcscCardReader> reader_;
};

class CardChannelAgreement : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (std::string_view(GetParam()) == "pcsc") {
      place_ = std::make_unique<OverPcsc>();
    } else {
      place_ = std::make_unique<InProcess>(loop_);
    }
  }

  template <class T>
  core::Result<T> await(ports::Task<T> task) {
    return tests::await_here(loop_, std::move(task));
  }
  std::unique_ptr<ports::CardChannel> connect() {
    auto channel = await(place_->reader().connect(5s));
    EXPECT_TRUE(channel) << channel.error().message();
    return *std::move(channel);
  }
  /// Answer to a command, both in hexadecimal.
  std::string send(ports::CardChannel& channel, std::string_view command) {
    const auto apdu = CommandApdu::decode(card::hex(command));
    const auto answer = await(channel.transmit(*apdu));
    return answer ? core::to_hex(answer->encode()) : answer.error().message();
  }

  boost::asio::io_context loop_;
  std::unique_ptr<Place> place_;
  std::shared_ptr<card::VirtualCard> card_ =
      std::make_shared<card::VirtualCard>(card::personalised().image);
};

TEST_P(CardChannelAgreement, reports_the_cards_own_atr) {
  place_->insert(card_);
  EXPECT_EQ(connect()->atr(), card_->atr());
}

TEST_P(CardChannelAgreement, status_words_are_answers) {
  place_->insert(card_);
  const auto channel = connect();
  EXPECT_EQ(send(*channel, "00A4040C06A00000000001"), "6A82");
  EXPECT_EQ(send(*channel, "00A4040C0AD392F000260100000001"), "9000");
  EXPECT_EQ(send(*channel, "00A4020C020018"), "9000");
  EXPECT_EQ(send(*channel, "00200080"), "63C3");
  EXPECT_EQ(send(*channel, "002000800439393939"), "63C2");
  EXPECT_EQ(send(*channel, "002000800431323334"), "9000");
  EXPECT_EQ(send(*channel, "00A4020C020017"), "9000");
}

TEST_P(CardChannelAgreement, short_and_extended_reads_give_the_same_certificate) {
  place_->insert(card_);
  const auto channel = connect();
  ASSERT_EQ(send(*channel, "00A4040C0AD392F000260100000001"), "9000");
  ASSERT_EQ(send(*channel, "00A4020C02000A"), "9000");
  const auto whole = await(channel->transmit(CommandApdu::read_binary(0, 65536)));
  ASSERT_TRUE(whole) << whole.error().message();
  core::Bytes pieces;
  while (pieces.size() < whole->data.size()) {
    const auto offset = static_cast<std::uint16_t>(pieces.size());
    const auto piece = await(channel->transmit(CommandApdu::read_binary(offset, 256)));
    ASSERT_TRUE(piece);
    ASSERT_FALSE(piece->data.empty());
    core::append(pieces, piece->data);
  }
  EXPECT_EQ(pieces, whole->data);
  EXPECT_GT(pieces.size(), 1000U);
}

TEST_P(CardChannelAgreement, no_card_after_the_patience) {
  const auto channel = await(place_->reader().connect(100ms));
  ASSERT_FALSE(channel);
  EXPECT_EQ(channel.error().code, Errc::no_card);
}

TEST_P(CardChannelAgreement, a_card_that_stays_is_a_timeout) {
  place_->insert(card_);
  const auto channel = connect();
  const auto removed = await(place_->reader().wait_for_removal(100ms));
  ASSERT_FALSE(removed);
  EXPECT_EQ(removed.error().code, Errc::timeout);
}

TEST_P(CardChannelAgreement, a_removed_card_is_card_removed_for_good) {
  place_->insert(card_);
  const auto channel = connect();
  place_->remove();
  for (int round = 0; round < 2; ++round) {
    const auto answer = await(channel->transmit(CommandApdu::get_challenge(8)));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, Errc::card_removed);
  }
  EXPECT_TRUE(await(place_->reader().wait_for_removal(5s)));
}

TEST_P(CardChannelAgreement, a_card_put_back_has_lost_its_security_status_but_not_its_counters) {
  place_->insert(card_);
  {
    const auto channel = connect();
    send(*channel, "00A4040C0AD392F000260100000001");
    EXPECT_EQ(send(*channel, "002000980439393939"), "63C2");
    EXPECT_EQ(send(*channel, "0020009B06414243313233"), "9000");
  }
  place_->remove();
  ASSERT_TRUE(await(place_->reader().wait_for_removal(5s)));
  place_->insert(card_);
  const auto channel = connect();
  send(*channel, "00A4040C0AD392F000260100000001");
  EXPECT_EQ(send(*channel, "00200098"), "63C2");
  EXPECT_EQ(send(*channel, "00B0810010"), "6982") << "signature certificate without password";
}

// Section 1 of the survey: a warm reset and a closed connection keep what was verified, a loss of
// power does not.
TEST_P(CardChannelAgreement, a_warm_reset_keeps_the_security_status_and_a_cold_one_does_not) {
  place_->insert(card_);
  const auto channel = connect();
  send(*channel, "00A4040C0AD392F000260100000001");
  EXPECT_EQ(send(*channel, "0020009B06414243313233"), "9000");
  ASSERT_TRUE(await(channel->reset(ports::CardReset::warm)));
  EXPECT_EQ(channel->atr(), card_->atr());
  EXPECT_EQ(send(*channel, "00A4040C0AD392F000260100000001"), "9000");
  EXPECT_EQ(send(*channel, "00B0810001").substr(2), "9000") << "signature certificate";
  ASSERT_TRUE(await(channel->reset(ports::CardReset::cold)));
  EXPECT_EQ(channel->atr(), card_->atr());
  send(*channel, "00A4040C0AD392F000260100000001");
  EXPECT_EQ(send(*channel, "00B0810001"), "6982");
}

TEST_P(CardChannelAgreement, a_channel_may_leave_the_card_powered) {
  place_->insert(card_);
  for (const bool left : {true, false}) {
    {
      const auto channel = connect();
      send(*channel, "00A4040C0AD392F000260100000001");
      EXPECT_EQ(send(*channel, "0020009B06414243313233"), "9000");
      if (left) channel->leave_powered();
    }
    const auto again = connect();
    EXPECT_EQ(send(*again, "00A4040C0AD392F000260100000001"), "9000");
    EXPECT_EQ(send(*again, "00B0810001").size(), left ? 6U : 4U);
  }
}

TEST_P(CardChannelAgreement, a_card_that_left_cannot_be_reset) {
  place_->insert(card_);
  const auto channel = connect();
  place_->remove();
  ASSERT_TRUE(await(place_->reader().wait_for_removal(5s)));
  const auto reset = await(channel->reset(ports::CardReset::warm));
  ASSERT_FALSE(reset);
  EXPECT_EQ(reset.error().code, Errc::card_removed);
}

INSTANTIATE_TEST_SUITE_P(Ways, CardChannelAgreement, testing::Values("in_process", "pcsc"),
                         [](const auto& way) { return std::string(way.param); });

}  // namespace
}  // namespace madoguchi::sim::vpcd
