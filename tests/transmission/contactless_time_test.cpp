// SPDX-License-Identifier: Apache-2.0
// Times of Type B frames and exchanges, counted again here from ISO/IEC 14443: 1 etu = 128/fc at
// 106 kbit/s, a character is 10 etu, a frame is SOF, characters, EOF.
#include "transmission/contactless_time.hpp"

#include "core/hex.hpp"
#include "transmission/line_time.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace madoguchi::transmission {
namespace {

using namespace std::chrono_literals;

constexpr double carrier = 13.56e6;

/// Seconds of so many etu at 106 kbit/s.
double etus(double count) { return count * 128 / carrier; }

double seconds(std::chrono::nanoseconds time) { return static_cast<double>(time.count()) / 1e9; }

TEST(ContactlessTime, AFrameIsSofCharactersAndEof) {
  // 12 + 5 * 10 + 10 = 72 etu of 128 periods.
  EXPECT_EQ(frame_time({}, 5), 72 * 128);
  EXPECT_EQ(frame_time({.bit_rate = 848}, 5), 72 * 16);
  EXPECT_EQ(frame_time({.bit_rate = 424, .guard_bits = 2}, 5), (72 + 4 * 2) * 32);
  EXPECT_EQ(frame_time({.sof_bits = 14, .eof_bits = 11}, 0), 25 * 128);
}

TEST(ContactlessTime, AShortExchangeCountedByHand) {
  // Command 5 bytes + PCB + CRC = 8 characters: 102 etu. Answer 2 + 3 = 5 characters: 72 etu.
  // TR0 + TR1 = 64/fs + 80/fs with fs = fc/16: 2304/fc. TR2 = 14 etu.
  const double expected = etus(102 + 72 + 14) + 2304 / carrier;
  EXPECT_NEAR(seconds(exchange_time(ContactlessTiming{}, 5, 2, 0ns)), expected, 2e-9);
}

TEST(ContactlessTime, ProcessingIsAdded) {
  const auto without = exchange_time(ContactlessTiming{}, 5, 2, 0ns);
  EXPECT_EQ(exchange_time(ContactlessTiming{}, 5, 2, 7ms) - without, 7ms);
}

TEST(ContactlessTime, LongMessagesAreChainedWithAcknowledgements) {
  // FSD 64: 61 bytes a block. 258 bytes: 4 full blocks and 14 bytes; 4 R(ACK) of 3 bytes from the
  // reader, each after TR2, the next block after TR0 + TR1.
  const ContactlessTiming timing{.reader_frame = 64};
  const double frames = 4 * (22 + 64 * 10) + (22 + 17 * 10);
  const double acknowledgements = 4 * (22 + 3 * 10);
  const double expected = etus((22 + 80) + frames + acknowledgements + 5 * 14) + 5 * 2304 / carrier;
  EXPECT_NEAR(seconds(exchange_time(timing, 5, 258, 0ns)), expected, 2e-9);
}

TEST(ContactlessTime, CommandsAreChainedToo) {
  // FSC 32: 29 bytes a block; 60 bytes are 29 + 29 + 2.
  const ContactlessTiming timing{.card_frame = 32};
  const double expected =
      etus(2 * (22 + 320) + (22 + 50) + 2 * (22 + 30) + (22 + 50) + 3 * 14) + 3 * 2304 / carrier;
  EXPECT_NEAR(seconds(exchange_time(timing, 60, 2, 0ns)), expected, 2e-9);
}

TEST(ContactlessTime, SlowWorkAsksForWaitingTimeExtensions) {
  // FWI 4: FWT = 4096 * 16 / fc = 4.833 ms. 12 ms of work: two extensions of one FWT each
  // (4.83 + 2 * 4.83 = 14.5 ms), each S(WTX) of 4 bytes both ways and both delays.
  const ContactlessTiming timing{.waiting_integer = 4};
  const double round = etus(2 * (22 + 40) + 14) + 2304 / carrier;
  const double difference =
      seconds(exchange_time(timing, 5, 2, 12ms)) - seconds(exchange_time(timing, 5, 2, 0ns));
  EXPECT_NEAR(difference, 12e-3 + 2 * round, 4e-9);
  const ContactlessTiming patient{.waiting_integer = 4, .waiting_multiplier = 2};
  EXPECT_NEAR(
      seconds(exchange_time(patient, 5, 2, 12ms)) - seconds(exchange_time(patient, 5, 2, 0ns)),
      12e-3 + round, 4e-9);
}

// A photograph of 20 000 bytes in short READ BINARYs of 256: 78 whole ones and one of 32.
TEST(ContactlessTime, APhotographTakesAsLongAsTheFormulaSays) {
  const LineTiming timing{.card = {.command = 2ms}};
  std::chrono::nanoseconds total{0};
  int left = 20000;
  const core::Bytes command = core::from_hex("00B0000000").value();
  while (left > 0) {
    const int size = std::min(left, 256);
    total += exchange_time(timing, command, core::Bytes(static_cast<std::size_t>(size) + 2));
    left -= size;
  }
  // 256 + 2 bytes do not fit into one frame of 256: 253 and 5 bytes, one R(ACK) between.
  const double whole =
      etus((22 + 80) + (22 + 2560) + (22 + 30) + (22 + 80) + 2 * 14) + 2 * 2304 / carrier;
  const double last = etus((22 + 80) + (22 + 370) + 14) + 2304 / carrier;
  EXPECT_NEAR(seconds(total), 78 * (whole + 2e-3) + last + 2e-3, 1e-6);
  EXPECT_NEAR(seconds(total), 2.29, 0.01) << "2.3 s at 106 kbit/s";
}

TEST(LineTime, WorkDependsOnTheInstruction) {
  const CardSpeed card{.command = 2ms, .private_key = 250ms, .public_key = 15ms, .write = 5ms};
  const auto work = [&](std::string_view hex) {
    return processing_time(card, core::from_hex(hex).value());
  };
  EXPECT_EQ(work("00B0000000"), 2ms);
  EXPECT_EQ(work("0020008004 31323334"), 7ms);
  EXPECT_EQ(work("00200080"), 2ms) << "asking for the tries left writes nothing";
  EXPECT_EQ(work("802A0080 02 0102 00"), 252ms);
  EXPECT_EQ(work("00820000 02 0102"), 17ms);
  EXPECT_EQ(work("00"), 2ms);
}

}  // namespace
}  // namespace madoguchi::transmission
