// SPDX-License-Identifier: Apache-2.0
// A card that takes its time; how long that is, is tested with the formulas (tests/transmission).
#include "sim/faults/timed_card.hpp"

#include "sim/faults/faulty_card.hpp"
#include "tests/sim/faults/small_card.hpp"
#include "transmission/line_time.hpp"

#include <gtest/gtest.h>

namespace madoguchi::sim::faults {
namespace {

using namespace std::chrono_literals;

TEST(TimedCard, AnswersTheSameAndTakesTheTimeOfTheLine) {
  const transmission::LineTiming timing{};
  TimedCard card(std::make_shared<SmallCard>(), timing);
  const core::Bytes command = hex(right_pin);
  const card::CardAnswer answer = card.exchange(command);
  EXPECT_EQ(core::to_hex(answer.response), "9000");
  EXPECT_EQ(answer.duration, transmission::exchange_time(timing, command, hex("9000")));
  EXPECT_GT(answer.duration, 7ms) << "work alone";
}

TEST(TimedCard, TimesAddUpThroughDecorators) {
  const auto timed =
      std::make_shared<TimedCard>(std::make_shared<SmallCard>(), transmission::LineTiming{});
  FaultyCard card(timed, [] { return 0ns; });
  card.add({.effect = {.delay = 100ms}});
  const core::Bytes command = hex(select_jpki);
  EXPECT_EQ(card.exchange(command).duration,
            100ms + transmission::exchange_time({}, command, hex("9000")));
}

TEST(TimedCard, AddsToWhatTheCardBehindItTakes) {
  const auto faulty =
      std::make_shared<FaultyCard>(std::make_shared<SmallCard>(), [] { return 0ns; });
  faulty->add({.effect = {.delay = 100ms}});
  TimedCard card(faulty, {});
  const core::Bytes command = hex(select_jpki);
  EXPECT_EQ(card.exchange(command).duration,
            100ms + transmission::exchange_time({}, command, hex("9000")));
}

TEST(TimedCard, PowerReachesTheCard) {
  const auto inner = std::make_shared<SmallCard>();
  TimedCard card(inner, {});
  card.power_off();
  EXPECT_FALSE(inner->powered);
  card.power_on();
  card.reset();
  EXPECT_TRUE(inner->powered);
  EXPECT_EQ(inner->resets, 1);
  EXPECT_EQ(card.atr(), inner->atr());
}

}  // namespace
}  // namespace madoguchi::sim::faults
