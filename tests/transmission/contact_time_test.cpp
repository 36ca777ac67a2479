// SPDX-License-Identifier: Apache-2.0
// Times of T=1 blocks, counted again here from ISO/IEC 7816-3: blocks of NAD, PCB, LEN, up to 254
// bytes and LRC; 11 etu a character; 22 etu between the first edges of characters of opposite
// direction.
#include "transmission/contact_time.hpp"

#include "transmission/line_time.hpp"

#include <gtest/gtest.h>

namespace madoguchi::transmission {
namespace {

using namespace std::chrono_literals;

double seconds(std::chrono::nanoseconds time) { return static_cast<double>(time.count()) / 1e9; }

/// From the first edge of a block to the first possible edge of the other side's.
double block(double characters) { return (characters - 1) * 11 + 22; }

TEST(ContactTime, AShortExchangeCountedByHand) {
  const double expected = (block(9) + block(6)) / 9600;
  EXPECT_NEAR(seconds(exchange_time(ContactTiming{}, 5, 2, 0ns)), expected, 2e-9);
  EXPECT_NEAR(seconds(exchange_time(ContactTiming{.bit_rate = 115200}, 5, 2, 0ns)), expected / 12,
              2e-9);
}

TEST(ContactTime, LongAnswersAreChained) {
  // 258 bytes: 254 and 4, with the reader's R-block of 4 between.
  const double expected = (block(9) + block(258) + block(4) + block(8)) / 9600;
  EXPECT_NEAR(seconds(exchange_time(ContactTiming{}, 5, 258, 0ns)), expected, 2e-9);
}

TEST(ContactTime, SlowWorkAsksForWaitingTimeExtensions) {
  // BWI 0: BWT = 11 etu + 0.1 s = 101.146 ms. 250 ms need two more of them.
  const ContactTiming timing{.waiting_integer = 0};
  const double difference =
      seconds(exchange_time(timing, 5, 2, 250ms)) - seconds(exchange_time(timing, 5, 2, 0ns));
  EXPECT_NEAR(difference, 0.25 + 2 * 2 * block(5) / 9600, 4e-9);
}

TEST(LineTime, TheLineChosesTheFormula) {
  const core::Bytes command(5);
  const core::Bytes response(2);
  const LineTiming contact{.line = Line::contact, .card = {.command = 0us}};
  EXPECT_EQ(exchange_time(contact, command, response), exchange_time(ContactTiming{}, 5, 2, 0ns));
}

}  // namespace
}  // namespace madoguchi::transmission
