// SPDX-License-Identifier: Apache-2.0
// The in-process reader: waiting in virtual time, channels that die with the card's removal.
#include "sim/card/virtual_card_reader.hpp"

#include "adapters/clock/run_virtual.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <optional>

namespace madoguchi::sim::card {
namespace {

using namespace std::chrono_literals;
using iso7816::CommandApdu;

class VirtualCardReaderTest : public testing::Test {
 protected:
  /// Runs a task to its end in virtual time.
  template <class T>
  core::Result<T> run(ports::Task<T> task) {
    std::optional<core::Result<T>> result;
    boost::asio::co_spawn(loop, std::move(task),
                          [&](std::exception_ptr failure, core::Result<T> value) {
                            if (failure) std::rethrow_exception(failure);
                            result = std::move(value);
                          });
    const auto done = adapters::clock::run_virtual(loop, clock, [&] { return result.has_value(); });
    EXPECT_TRUE(done);
    return std::move(*result);
  }

  boost::asio::io_context loop;
  adapters::clock::VirtualClock clock{
      loop.get_executor(), std::chrono::year{2024} / std::chrono::month{2} / std::chrono::day{1}};
  VirtualCardReader reader{"virtual reader 0", clock};
  std::shared_ptr<VirtualCard> card = std::make_shared<VirtualCard>(personalised().image);
};

TEST_F(VirtualCardReaderTest, connects_to_a_card_and_transmits) {
  reader.insert(card);
  auto channel = run(reader.connect(1s));
  ASSERT_TRUE(channel);
  EXPECT_EQ((*channel)->atr(), card->atr());
  const auto answer = run((*channel)->transmit(
      CommandApdu{.cla = 0, .ins = 0xA4, .p1 = 4, .p2 = 12, .data = hex("D392F000260100000001")}));
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->is_success());
}

TEST_F(VirtualCardReaderTest, gives_up_after_the_patience) {
  const auto channel = run(reader.connect(3s));
  ASSERT_FALSE(channel);
  EXPECT_EQ(channel.error().code, core::Errc::no_card);
  EXPECT_EQ(clock.now().time_since_epoch(), 3s);
}

TEST_F(VirtualCardReaderTest, sees_a_card_that_comes_later) {
  const auto later = [](ports::Clock& time, VirtualCardReader& on,
                        std::shared_ptr<VirtualCard> what) -> ports::Awaitable<void> {
    co_await time.sleep_until(ports::Instant{2s});
    on.insert(std::move(what));
  };
  boost::asio::co_spawn(loop, later(clock, reader, card), [](std::exception_ptr) {});
  EXPECT_TRUE(run(reader.connect(10s)));
  EXPECT_GE(clock.now().time_since_epoch(), 2s);
  EXPECT_LE(clock.now().time_since_epoch(), 2100ms);
}

TEST_F(VirtualCardReaderTest, channel_ends_with_the_card_even_if_it_comes_back) {
  reader.insert(card);
  auto channel = run(reader.connect(1s)).value();
  reader.remove();
  const auto gone = run(channel->transmit(CommandApdu::get_challenge(8)));
  EXPECT_EQ(gone.error().code, core::Errc::card_removed);
  EXPECT_FALSE(card->powered());
  reader.insert(card);
  auto again = run(reader.connect(1s)).value();
  EXPECT_TRUE(run(again->transmit(CommandApdu::get_challenge(8))));
  EXPECT_EQ(run(channel->transmit(CommandApdu::get_challenge(8))).error().code,
            core::Errc::card_removed);
}

TEST_F(VirtualCardReaderTest, waits_for_removal) {
  EXPECT_TRUE(run(reader.wait_for_removal(1s)));
  reader.insert(card);
  EXPECT_EQ(run(reader.wait_for_removal(1s)).error().code, core::Errc::timeout);
}

TEST_F(VirtualCardReaderTest, a_second_connection_shares_the_security_status) {
  reader.insert(card);
  auto first = run(reader.connect(1s)).value();
  run(first->transmit(CommandApdu::decode(hex("00A4040C0AD392F000260100000001")).value()));
  run(first->transmit(CommandApdu::decode(hex("002000980431323334")).value()));
  auto second = run(reader.connect(1s)).value();
  first.reset();
  const auto answer = run(second->transmit(CommandApdu::decode(hex("802A009702AABB00")).value()));
  EXPECT_TRUE(answer->is_success());
}

// As with the PC/SC channel, which ends with SCARD_UNPOWER_CARD.
TEST_F(VirtualCardReaderTest, the_last_connection_to_leave_powers_the_card_down) {
  reader.insert(card);
  auto first = run(reader.connect(1s)).value();
  run(first->transmit(CommandApdu::decode(hex("00A4040C0AD392F000260100000001")).value()));
  run(first->transmit(CommandApdu::decode(hex("002000980431323334")).value()));
  first.reset();
  auto second = run(reader.connect(1s)).value();
  run(second->transmit(CommandApdu::decode(hex("00A4040C0AD392F000260100000001")).value()));
  const auto answer = run(second->transmit(CommandApdu::decode(hex("802A009702AABB00")).value()));
  EXPECT_EQ(answer->status, iso7816::status::security_status_not_satisfied);
}

}  // namespace
}  // namespace madoguchi::sim::card
