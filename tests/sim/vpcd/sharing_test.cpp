// SPDX-License-Identifier: Apache-2.0
// Several programs and one card, as PC/SC rules it (winscard.h; PC/SC part 5): a verified PIN
// belongs to the card, not to a program.
#include "sim/vpcd/locked_card.hpp"
#include "sim/vpcd/reader_bank.hpp"
#include "tests/sim/card/card_fixture.hpp"
#include "tests/support/run_command.hpp"

#include <gmock/gmock.h>
#include <winscard.h>

#include <array>
#include <atomic>
#include <thread>

namespace madoguchi::sim::vpcd {
namespace {

using card::hex;
using namespace std::chrono_literals;

constexpr const char* select_jpki = "00A4040C0AD392F000260100000001";
constexpr const char* verify_pin = "002000980431323334";
constexpr const char* sign =
    "802A0097333031300D0609608648016503040201050004205A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A"
    "5A5A5A5A5A5A5A5A5A00";

/// A program: a context and a connection of its own.
class Program {
 public:
  Program(const std::string& reader, DWORD share) {
    SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context_);
    SCARD_READERSTATE state{};
    state.szReader = reader.c_str();
    state.dwCurrentState = SCARD_STATE_EMPTY;
    for (int i = 0; i < 50 && (state.dwEventState & SCARD_STATE_PRESENT) == 0; ++i) {
      SCardGetStatusChange(context_, 100, &state, 1);
    }
    result = SCardConnect(context_, reader.c_str(), share, SCARD_PROTOCOL_ANY, &card_, &protocol_);
  }
  ~Program() { leave(SCARD_LEAVE_CARD); }
  Program(const Program&) = delete;

  void leave(DWORD how) {
    if (card_ != 0) SCardDisconnect(card_, how);
    card_ = 0;
    if (context_ != 0) SCardReleaseContext(context_);
    context_ = 0;
  }
  LONG begin() { return SCardBeginTransaction(card_); }
  LONG end() { return SCardEndTransaction(card_, SCARD_LEAVE_CARD); }
  LONG reconnect(DWORD how) {
    return SCardReconnect(card_, SCARD_SHARE_SHARED, SCARD_PROTOCOL_ANY, how, &protocol_);
  }
  /// The status word; empty if PC/SC refused, with the reason in `result`.
  std::string send(const char* command) {
    const core::Bytes bytes = hex(command);
    std::array<BYTE, 512> answer{};
    DWORD size = answer.size();
    result = SCardTransmit(card_, protocol_ == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1,
                           bytes.data(), bytes.size(), nullptr, answer.data(), &size);
    if (result != SCARD_S_SUCCESS || size < 2) return {};
    return core::to_hex(core::ByteView(answer.data() + size - 2, 2));
  }

  LONG result = SCARD_S_SUCCESS;

 private:
  SCARDCONTEXT context_ = 0;
  SCARDHANDLE card_ = 0;
  DWORD protocol_ = 0;
};

class SharingTest : public testing::Test {
 protected:
  void SetUp() override {
    auto bank = ReaderBank::start({.slots = 1});
    ASSERT_TRUE(bank) << bank.error().message();
    bank_ = *std::move(bank);
    auto chip = std::make_shared<card::VirtualCard>(card::personalised().image);
    bank_->session(0).insert(std::make_shared<LockedCard>(std::move(chip)));
  }
  std::string reader() const { return bank_->reader_name(0); }

  std::unique_ptr<ReaderBank> bank_;
};

TEST_F(SharingTest, two_programs_share_one_security_status) {
  Program first(reader(), SCARD_SHARE_SHARED);
  Program second(reader(), SCARD_SHARE_SHARED);
  ASSERT_EQ(first.result, SCARD_S_SUCCESS);
  ASSERT_EQ(second.result, SCARD_S_SUCCESS);
  EXPECT_EQ(first.send(select_jpki), "9000");
  EXPECT_EQ(second.send(sign), "6982");
  EXPECT_EQ(first.send(verify_pin), "9000");
  EXPECT_EQ(second.send(sign), "9000") << "verified by the other";
  EXPECT_EQ(second.send("00A4040C0AD3921000310001010408"), "9000");
  EXPECT_NE(first.send(sign), "9000") << "the other selected another application";
}

TEST_F(SharingTest, another_process_shares_it_too) {
  Program first(reader(), SCARD_SHARE_SHARED);
  EXPECT_EQ(first.send(select_jpki), "9000");
  EXPECT_EQ(first.send(verify_pin), "9000");
  const tests::Finished other = tests::run_command("opensc-tool --card-driver default --reader '" +
                                                   reader() + "' -s " + sign);
  EXPECT_THAT(other.said, testing::HasSubstr("SW1=0x90, SW2=0x00"));
}

TEST_F(SharingTest, the_status_outlives_a_program_that_leaves_the_card) {
  Program watcher(reader(), SCARD_SHARE_SHARED);  // keeps the card powered
  {
    Program first(reader(), SCARD_SHARE_SHARED);
    EXPECT_EQ(first.send(select_jpki), "9000");
    EXPECT_EQ(first.send(verify_pin), "9000");
  }
  EXPECT_EQ(watcher.send(sign), "9000");
  {
    Program second(reader(), SCARD_SHARE_SHARED);
    second.leave(SCARD_UNPOWER_CARD);
  }
  EXPECT_EQ(watcher.send(sign), "") << "PC/SC tells that the card was reset";
  EXPECT_EQ(watcher.result, SCARD_W_RESET_CARD);
  EXPECT_EQ(watcher.reconnect(SCARD_LEAVE_CARD), SCARD_S_SUCCESS);
  EXPECT_NE(watcher.send(sign), "9000") << "without power nothing is verified any more";
}

TEST_F(SharingTest, a_warm_reset_keeps_the_status_and_is_told) {
  Program first(reader(), SCARD_SHARE_SHARED);
  Program second(reader(), SCARD_SHARE_SHARED);
  EXPECT_EQ(first.send(select_jpki), "9000");
  EXPECT_EQ(first.send(verify_pin), "9000");
  EXPECT_EQ(second.reconnect(SCARD_RESET_CARD), SCARD_S_SUCCESS);
  EXPECT_EQ(first.send(sign), "");
  EXPECT_EQ(first.result, SCARD_W_RESET_CARD);
  EXPECT_EQ(first.reconnect(SCARD_LEAVE_CARD), SCARD_S_SUCCESS);
  EXPECT_EQ(first.send(sign), "9000") << "as the survey of the card says of a warm reset";
}

TEST_F(SharingTest, exclusive_mode_keeps_others_out) {
  Program owner(reader(), SCARD_SHARE_EXCLUSIVE);
  ASSERT_EQ(owner.result, SCARD_S_SUCCESS);
  EXPECT_EQ(owner.send(select_jpki), "9000");
  EXPECT_EQ(Program(reader(), SCARD_SHARE_SHARED).result, SCARD_E_SHARING_VIOLATION);
  EXPECT_EQ(Program(reader(), SCARD_SHARE_EXCLUSIVE).result, SCARD_E_SHARING_VIOLATION);
  owner.leave(SCARD_LEAVE_CARD);
  EXPECT_EQ(Program(reader(), SCARD_SHARE_SHARED).result, SCARD_S_SUCCESS);
}

TEST_F(SharingTest, a_transaction_makes_others_wait) {
  Program first(reader(), SCARD_SHARE_SHARED);
  Program second(reader(), SCARD_SHARE_SHARED);
  ASSERT_EQ(first.begin(), SCARD_S_SUCCESS);
  EXPECT_EQ(first.send(select_jpki), "9000");
  std::atomic<bool> ended = false;
  std::string seen;
  bool came_early = true;
  std::thread other([&] {
    seen = second.send(sign);
    came_early = !ended;
  });
  std::this_thread::sleep_for(100ms);
  EXPECT_EQ(first.send(verify_pin), "9000");
  ended = true;
  EXPECT_EQ(first.end(), SCARD_S_SUCCESS);
  other.join();
  EXPECT_FALSE(came_early);
  EXPECT_EQ(seen, "9000") << "after the other had verified the PIN";
}

}  // namespace
}  // namespace madoguchi::sim::vpcd
