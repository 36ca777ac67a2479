// SPDX-License-Identifier: Apache-2.0
// Cards in the vpcd of another machine: a real pcscd that can be reached by TCP only.
#include "serving_fixture.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>

namespace madoguchi::sim::serving {
namespace {

using adapters::pcsc::PrivatePcscd;
using adapters::pcsc::UniqueFd;
using testing::HasSubstr;
using namespace std::chrono_literals;

/// A port of this machine behind which the vpcd of a reader stands.
class Relay {
 public:
  Relay(PrivatePcscd& pcscd, int slot)
      : pcscd_(pcscd), slot_(slot), listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(listener_.get(), generic, size), 0);
    EXPECT_EQ(listen(listener_.get(), 4), 0);
    EXPECT_EQ(getsockname(listener_.get(), generic, &size), 0);
    port = ntohs(address.sin_port);
    thread_ = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
  }

  std::uint16_t port = 0;

 private:
  static bool readable(int fd, std::chrono::milliseconds patience) {
    pollfd waiting{fd, POLLIN, 0};
    return poll(&waiting, 1, static_cast<int>(patience.count())) == 1;
  }
  void run(std::stop_token stop) {
    while (!stop.stop_requested()) {
      if (!readable(listener_.get(), 20ms)) continue;
      const UniqueFd card(accept(listener_.get(), nullptr, nullptr));
      const auto reader = pcscd_.dial(slot_);
      if (card && reader) pass_on(card.get(), reader->get(), stop);
    }
  }
  /// Until one side ends.
  static void pass_on(int card, int reader, const std::stop_token& stop) {
    std::array<char, 4096> buffer{};
    while (!stop.stop_requested()) {
      std::array<pollfd, 2> both{pollfd{card, POLLIN, 0}, pollfd{reader, POLLIN, 0}};
      if (poll(both.data(), both.size(), 20) <= 0) continue;
      const bool from_card = both[0].revents != 0;
      const ssize_t size = recv(from_card ? card : reader, buffer.data(), buffer.size(), 0);
      if (size <= 0) return;
      send(from_card ? reader : card, buffer.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL);
    }
  }

  PrivatePcscd& pcscd_;
  int slot_;
  UniqueFd listener_;
  std::jthread thread_;
};

class RemoteVpcd : public testing::Test {
 protected:
  void SetUp() override {
    auto started = PrivatePcscd::start({.slots = 2, .for_this_process = false});
    ASSERT_TRUE(started) << started.error().message();
    pcscd_ = *std::move(started);
    for (int slot = 0; slot < 2; ++slot) {
      relays_.push_back(std::make_unique<Relay>(*pcscd_, slot));
      addresses_.push_back({.host = "127.0.0.1", .port = relays_.back()->port});
    }
    server_ = std::make_unique<CardServer>(std::make_unique<vpcd::VirtualReaders>(addresses_),
                                           open_small_card);
  }

  /// What a program on the other machine hears from a reader.
  std::string heard(int slot, const std::string& wanted) {
    const ReaderStatus there{.name = pcscd_->reader_name(slot), .socket = pcscd_->socket()};
    std::string said;
    for (int i = 0; i < 100; ++i) {
      said = ask_opensc(there);
      if (said.find(wanted) != std::string::npos) break;
      std::this_thread::sleep_for(50ms);
    }
    return said;
  }

  std::unique_ptr<PrivatePcscd> pcscd_;
  std::vector<std::unique_ptr<Relay>> relays_;
  std::vector<vpcd::VpcdAddress> addresses_;
  std::unique_ptr<CardServer> server_;
};

TEST_F(RemoteVpcd, each_address_takes_a_card) {
  EXPECT_EQ(server_->status(0).name, "vpcd at 127.0.0.1:" + std::to_string(addresses_[0].port));
  EXPECT_EQ(server_->status(0).socket, "");
  ASSERT_TRUE(server_->insert(0, "aa"));
  ASSERT_TRUE(server_->insert(1, "bb"));
  EXPECT_THAT(heard(0, "3b:01:aa"), HasSubstr("3b:01:aa"));
  EXPECT_THAT(heard(1, "3b:01:bb"), HasSubstr("3b:01:bb"));
  ASSERT_TRUE(server_->swap(0, "cc"));
  EXPECT_THAT(heard(0, "3b:01:cc"), HasSubstr("3b:01:cc"));
}

TEST_F(RemoteVpcd, a_card_is_back_when_the_other_machine_is) {
  ASSERT_TRUE(server_->insert(0, "aa"));
  EXPECT_THAT(heard(0, "3b:01:aa"), HasSubstr("3b:01:aa"));
  ASSERT_TRUE(pcscd_->stop_service());
  EXPECT_THAT(heard(0, "No readers found"), HasSubstr("No readers found"));
  ASSERT_TRUE(pcscd_->start_service());
  EXPECT_THAT(heard(0, "3b:01:aa"), HasSubstr("3b:01:aa"));
}

TEST_F(RemoteVpcd, says_why_nobody_can_be_reached) {
  CardServer lonely(
      std::make_unique<vpcd::VirtualReaders>(std::vector<vpcd::VpcdAddress>{{"127.0.0.1", 1}}),
      open_small_card);
  ASSERT_TRUE(lonely.insert(0, "aa"));
  for (int i = 0; i < 100 && lonely.status(0).error.empty(); ++i) {
    std::this_thread::sleep_for(20ms);
  }
  EXPECT_THAT(lonely.status(0).error, HasSubstr("127.0.0.1:1"));
  EXPECT_FALSE(lonely.status(0).present);
}

}  // namespace
}  // namespace madoguchi::sim::serving
