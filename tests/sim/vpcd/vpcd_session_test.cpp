// SPDX-License-Identifier: Apache-2.0
// A session against a reader played by the test over a listening socket of its own, so that every
// byte on the line is seen.
#include "sim/vpcd/vpcd_session.hpp"

#include "core/hex.hpp"
#include "sim/vpcd/connect_to_host.hpp"
#include "tests/adapters/pcsc/counting_card.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>

namespace madoguchi::sim::vpcd {
namespace {

using adapters::pcsc::UniqueFd;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// Listens like vpcd does, on any free port.
class PlayedReader {
 public:
  explicit PlayedReader(std::uint16_t port = 0) : listener_(socket(AF_INET, SOCK_STREAM, 0)) {
    const int yes = 1;
    setsockopt(listener_.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(listener_.get(), generic, size), 0);
    EXPECT_EQ(listen(listener_.get(), 1), 0);
    EXPECT_EQ(getsockname(listener_.get(), generic, &size), 0);
    port_ = ntohs(address.sin_port);
  }

  std::uint16_t port() const { return port_; }
  /// Takes the next card; false after the time.
  bool accept_card(std::chrono::milliseconds patience = 5000ms) {
    if (!readable(listener_.get(), patience)) return false;
    card_ = UniqueFd(accept(listener_.get(), nullptr, nullptr));
    return static_cast<bool>(card_);
  }
  void send(std::string_view hexadecimal) const {
    const core::Bytes bytes = core::from_hex(hexadecimal).value();
    EXPECT_EQ(::send(card_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
  }
  /// What one read gives, in hexadecimal: empty at the end of the connection.
  std::string receive() const {
    if (!readable(card_.get(), 5000ms)) return "nothing came";
    std::array<std::uint8_t, 1024> buffer{};
    const ssize_t size = recv(card_.get(), buffer.data(), buffer.size(), 0);
    return core::to_hex({buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))});
  }
  void hang_up() { card_.reset(); }

 private:
  static bool readable(int fd, std::chrono::milliseconds patience) {
    pollfd waiting{fd, POLLIN, 0};
    return poll(&waiting, 1, static_cast<int>(patience.count())) == 1;
  }

  UniqueFd listener_;
  UniqueFd card_;
  std::uint16_t port_ = 0;
};

/// Answers nothing to its first command, 9000 to all others, each after some time.
class SilentAtFirst final : public card::CardDevice {
 public:
  explicit SilentAtFirst(std::chrono::milliseconds time) : time_(time) {}
  core::Bytes atr() override { return {0x3B, 0x00}; }
  void power_on() override {}
  void power_off() override { ++power_offs; }
  void reset() override {}
  card::CardAnswer exchange(core::ByteView) override {
    const bool silent = commands++ == 0;
    return {
        .outcome = silent ? card::CardAnswer::Outcome::mute : card::CardAnswer::Outcome::answered,
        .response = {0x90, 0x00},
        .duration = time_};
  }

  std::atomic<int> power_offs{0};
  std::atomic<int> commands{0};

 private:
  std::chrono::milliseconds time_;
};

class VpcdSessionTest : public testing::Test {
 protected:
  PlayedReader reader_;
  std::shared_ptr<CountingCard> card_ = std::make_shared<CountingCard>();
  VpcdSession session_{connect_to_host("127.0.0.1", reader_.port())};
};

TEST_F(VpcdSessionTest, answers_atr_and_commands_each_in_one_piece) {
  session_.insert(card_);
  ASSERT_TRUE(reader_.accept_card());
  reader_.send("0001 04");
  EXPECT_EQ(reader_.receive(), "00053B80800101");
  reader_.send("0001 01");
  reader_.send("0005 00B0000003");
  EXPECT_EQ(reader_.receive(), "0005A5A5A59000");
  EXPECT_EQ(card_->power_ons, 1);
}

TEST_F(VpcdSessionTest, power_and_reset_reach_the_card_in_order) {
  session_.insert(card_);
  ASSERT_TRUE(reader_.accept_card());
  reader_.send("0001 01 0001 00 0001 01 0001 02 0001 04");
  EXPECT_EQ(reader_.receive(), "00053B80800101");
  EXPECT_EQ(card_->power_ons, 2);
  EXPECT_EQ(card_->power_offs, 2) << "one on entering the reader, one asked for";
  EXPECT_EQ(card_->resets, 1);
}

TEST_F(VpcdSessionTest, a_removed_card_hangs_up_and_stays_away_for_the_readers_next_look) {
  session_.insert(card_);
  ASSERT_TRUE(reader_.accept_card());
  session_.remove();
  const auto removed = Clock::now();
  EXPECT_EQ(reader_.receive(), "");
  session_.insert(card_);
  ASSERT_TRUE(reader_.accept_card());
  EXPECT_GE(Clock::now() - removed, 450ms);
}

TEST_F(VpcdSessionTest, a_card_without_an_answer_leaves_instead_of_sending_nothing) {
  card_->on_command = [] { return false; };
  session_.insert(card_);
  ASSERT_TRUE(reader_.accept_card());
  reader_.send("0005 00B0000003");
  EXPECT_EQ(reader_.receive(), "");
  EXPECT_FALSE(reader_.accept_card(700ms)) << "it must not come back by itself";
  EXPECT_FALSE(session_.connected());
}

TEST_F(VpcdSessionTest, a_mute_card_is_back_before_it_breaks_off_and_keeps_its_power) {
  const auto silent = std::make_shared<SilentAtFirst>(100ms);
  session_.insert(silent);
  ASSERT_TRUE(reader_.accept_card());
  const auto asked = Clock::now();
  reader_.send("0005 00B0000003");
  EXPECT_EQ(reader_.receive(), "0002") << "a length without a body";
  EXPECT_GE(Clock::now() - asked, 100ms);
  ASSERT_TRUE(reader_.accept_card(0ms)) << "it waits already";
  reader_.send("0005 00B0000003");
  EXPECT_EQ(reader_.receive(), "00029000");
  EXPECT_EQ(silent->power_offs, 1) << "on entering the reader only";
  EXPECT_TRUE(session_.has_card());
}

TEST_F(VpcdSessionTest, a_removal_ends_what_a_card_takes) {
  session_.insert(std::make_shared<SilentAtFirst>(60s));
  ASSERT_TRUE(reader_.accept_card());
  reader_.send("0005 00B0000003");
  std::this_thread::sleep_for(50ms);
  session_.remove();
  EXPECT_EQ(reader_.receive(), "");
  session_.insert(card_);
  EXPECT_TRUE(reader_.accept_card()) << "the next card does not wait for the first";
}

TEST_F(VpcdSessionTest, comes_back_when_the_reader_hung_up) {
  session_.insert(card_);
  ASSERT_TRUE(reader_.accept_card());
  reader_.hang_up();
  ASSERT_TRUE(reader_.accept_card());
  reader_.send("0001 04");
  EXPECT_EQ(reader_.receive(), "00053B80800101");
}

TEST_F(VpcdSessionTest, garbage_ends_the_connection_and_the_card_comes_anew) {
  session_.insert(card_);
  ASSERT_TRUE(reader_.accept_card());
  reader_.send("0000");
  EXPECT_EQ(reader_.receive(), "");
  EXPECT_TRUE(reader_.accept_card());
}

TEST(VpcdSession, keeps_trying_until_there_is_a_reader) {
  std::uint16_t port = 0;
  { port = PlayedReader().port(); }
  VpcdSession session(connect_to_host("127.0.0.1", port));
  session.insert(std::make_shared<CountingCard>());
  const auto deadline = Clock::now() + 5s;
  while (!session.last_error() && Clock::now() < deadline) std::this_thread::sleep_for(1ms);
  ASSERT_TRUE(session.last_error());
  EXPECT_EQ(session.last_error()->code, core::Errc::reader_unavailable);
  PlayedReader reader(port);
  EXPECT_TRUE(reader.accept_card());
}

TEST(VpcdSession, ends_while_its_card_is_in_use) {
  PlayedReader reader;
  auto session = std::make_unique<VpcdSession>(connect_to_host("localhost", reader.port()));
  session->insert(std::make_shared<CountingCard>());
  ASSERT_TRUE(reader.accept_card());
  session.reset();
  EXPECT_EQ(reader.receive(), "");
}

}  // namespace
}  // namespace madoguchi::sim::vpcd
