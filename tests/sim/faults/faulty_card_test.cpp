// SPDX-License-Identifier: Apache-2.0
// Each kind of fault, each condition, and what the card behind keeps doing. Faults are written as
// scenarios write them; expected bytes are those of SmallCard with the fault applied by hand.
#include "sim/faults/faulty_card.hpp"

#include "scenario/card_faults.hpp"
#include "tests/sim/faults/small_card.hpp"

#include <gmock/gmock.h>

#include <bit>

namespace madoguchi::sim::faults {
namespace {

using card::CardAnswer;
using testing::ElementsAre;
using namespace std::chrono_literals;
using Outcome = CardAnswer::Outcome;

class FaultyCardTest : public testing::Test {
 protected:
  void fault(const std::string& yaml) {
    for (ports::CardFault& one : scenario::parse_card_faults(yaml, "test")) {
      card.add(std::move(one));
    }
  }
  CardAnswer answer(std::string_view command) { return card.exchange(hex(command)); }
  std::string send(std::string_view command) { return core::to_hex(answer(command).response); }
  /// Which of `count` equal commands got another answer than the card gives.
  std::vector<int> hit(std::string_view command, int count, const std::string& usual = "9000") {
    std::vector<int> numbers;
    for (int i = 1; i <= count; ++i) {
      if (send(command) != usual) numbers.push_back(i);
    }
    return numbers;
  }

  std::chrono::nanoseconds time{0};
  std::shared_ptr<SmallCard> inner = std::make_shared<SmallCard>();
  FaultyCard card{inner, [this] { return time; }};
};

TEST_F(FaultyCardTest, WithoutFaultsNothingChanges) {
  EXPECT_EQ(send(right_pin), "9000");
  EXPECT_EQ(send(read_four), "000102039000");
  EXPECT_EQ(answer(read_four).duration, 0ns);
  EXPECT_EQ(card.atr(), inner->atr());
}

TEST_F(FaultyCardTest, RemovalBeforeTheCardSeesTheCommand) {
  fault("{do: removal}");
  const CardAnswer gone = answer(wrong_pin);
  EXPECT_EQ(gone.outcome, Outcome::gone);
  EXPECT_TRUE(gone.response.empty());
  EXPECT_EQ(inner->tries, 3);
}

TEST_F(FaultyCardTest, AWrongPinCountsWhenTheCardProcessedItBeforeItWasRemoved) {
  fault("{do: removal, card: processed}");
  EXPECT_EQ(answer(wrong_pin).outcome, Outcome::gone);
  EXPECT_EQ(inner->tries, 2);
}

TEST_F(FaultyCardTest, MuteLastsAsLongAsTheReaderWaits) {
  fault("{do: {mute: 250}}");
  const CardAnswer mute = answer(wrong_pin);
  EXPECT_EQ(mute.outcome, Outcome::mute);
  EXPECT_EQ(mute.duration, 250ms);
  EXPECT_EQ(inner->tries, 3);
  EXPECT_EQ(send(right_pin), "9000") << "once is the default";
}

TEST_F(FaultyCardTest, MuteAfterProcessing) {
  fault("{do: mute, card: processed}");
  EXPECT_EQ(answer(wrong_pin).duration, 1s);
  EXPECT_EQ(inner->tries, 2);
}

TEST_F(FaultyCardTest, StatusWordReplacesTheAnswer) {
  send(right_pin);
  fault("{do: {status_word: 6F00}}");
  EXPECT_EQ(send(read_four), "6F00");
  EXPECT_EQ(inner->commands, 2);
  fault("{do: {status_word: \"6281\"}}");
  EXPECT_EQ(send(read_four), "000102036281") << "a warning comes with the data";
  fault("{do: {status_word: \"9000\"}, card: ignored}");
  EXPECT_EQ(send(wrong_pin), "9000");
  EXPECT_EQ(inner->tries, 3);
}

TEST_F(FaultyCardTest, DataTooShortAndTooLong) {
  send(right_pin);
  fault("{do: {truncated: 1}}");
  EXPECT_EQ(send(read_four), "0001029000");
  fault("{do: {truncated: 100}}");
  EXPECT_EQ(send(read_four), "9000");
  fault("{do: {extended: 2}}");
  EXPECT_EQ(send(read_four), "00010203FFFF9000");
  fault("{do: {cut_off: 5}}");
  EXPECT_EQ(send(read_four), "0001020390");
  fault("{do: {cut_off: 1}}");
  EXPECT_EQ(send(select_jpki), "90");
}

TEST_F(FaultyCardTest, BitsFlipWhereTheyAreTold) {
  send(right_pin);
  fault("{do: {bit_flip: {bit: 15}}}");
  EXPECT_EQ(send(read_four), "000002039000") << "01 to 00";
  fault("{do: {bit_flip: {bit: 32}}}");
  EXPECT_EQ(send(read_four), "800102039000") << "counts on from the first bit";
  fault("{do: {bit_flip: {in: status_word, bit: 0}}}");
  EXPECT_EQ(send(read_four), "000102031000");
  fault("{do: bit_flip}");
  EXPECT_EQ(send(select_jpki), "9000") << "no data, no bit";
}

TEST_F(FaultyCardTest, ADrawnBitIsOneBitAndTheSameForTheSameSeed) {
  send(right_pin);
  fault("{at: {seed: 5}, do: bit_flip, times: 2}");
  const std::string first = send("00B0000000");
  const std::string second = send("00B0000000");
  card.clear();
  const core::Bytes clean = hex(send("00B0000000"));
  const core::Bytes flipped = hex(first);
  int bits = 0;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    bits += std::popcount(static_cast<unsigned>(clean[i] ^ flipped[i]));
  }
  EXPECT_EQ(bits, 1);
  EXPECT_NE(first, second);
  fault("{at: {seed: 5}, do: bit_flip, times: 2}");
  EXPECT_EQ(send("00B0000000"), first);
}

TEST_F(FaultyCardTest, DelayComesOnTop) {
  fault("[{do: {delay: 30}}, {do: {delay: 12}}]");
  const CardAnswer late = answer(select_jpki);
  EXPECT_EQ(late.duration, 42ms);
  EXPECT_EQ(late.outcome, Outcome::answered);
}

TEST_F(FaultyCardTest, PowerLossForgetsWhatWasVerifiedAndSaysNothing) {
  send(right_pin);
  fault("{do: power_loss}");
  EXPECT_EQ(send(read_four), "6982");
  EXPECT_EQ(send(right_pin), "9000");
  EXPECT_EQ(send(read_four), "000102039000");
}

TEST_F(FaultyCardTest, WarmResetReachesTheCard) {
  fault("{do: warm_reset}");
  send(select_jpki);
  EXPECT_EQ(inner->resets, 1);
}

TEST_F(FaultyCardTest, PowerOffLastsUntilTheReaderPowersTheCardUp) {
  fault("{do: power_off}");
  EXPECT_EQ(answer(select_jpki).outcome, Outcome::mute);
  EXPECT_EQ(answer(select_jpki).outcome, Outcome::mute);
  EXPECT_FALSE(inner->powered);
  EXPECT_EQ(inner->commands, 0);
  card.power_on();
  EXPECT_EQ(send(select_jpki), "9000");
}

TEST_F(FaultyCardTest, ByNumberOnceSeveralTimesAndAlways) {
  fault("{at: {command: 3}, do: {status_word: 6F00}}");
  EXPECT_THAT(hit(select_jpki, 6), ElementsAre(3));
  card.clear();
  fault("{at: {command: 3}, do: {status_word: 6F00}, times: 2}");
  EXPECT_THAT(hit(select_jpki, 6), ElementsAre(3, 4));
  card.clear();
  fault("{at: {command: 3}, do: {status_word: 6F00}, times: always}");
  EXPECT_THAT(hit(select_jpki, 6), ElementsAre(3, 4, 5, 6));
}

TEST_F(FaultyCardTest, CountsFromTheMomentItWasSet) {
  send(select_jpki);
  fault("{at: {command: 2}, do: {status_word: 6F00}}");
  EXPECT_THAT(hit(select_jpki, 3), ElementsAre(2));
}

TEST_F(FaultyCardTest, ByInstructionAndItsCount) {
  fault("{at: {instruction: read_binary, nth: 2}, do: {status_word: 6F00}}");
  send(right_pin);
  EXPECT_EQ(send(select_jpki), "9000");
  EXPECT_THAT(hit(read_four, 4, "000102039000"), ElementsAre(2));
}

TEST_F(FaultyCardTest, ByFileSelectedOrNamedByItsShortIdentifier) {
  fault(
      "{at: {instruction: read_binary, file: card_face/0002}, do: {status_word: 6F00}, times: 2}");
  send(right_pin);
  send(select_jpki);
  send("00A4020C020002");
  EXPECT_EQ(send(read_four), "000102039000") << "0002 of another application";
  send(select_card_face);
  EXPECT_EQ(send(read_four), "000102039000") << "no file yet";
  send("00A4020C020001");
  EXPECT_EQ(send(read_four), "000102039000");
  EXPECT_EQ(send("00B0820004"), "6F00") << "by short identifier";
  send("00A4020C020002");
  EXPECT_EQ(send(read_four), "6F00");
}

TEST_F(FaultyCardTest, ReadingByShortIdentifierMakesTheFileCurrent) {
  fault("{at: {file: card_face/0002}, do: {status_word: 6F00}, times: always}");
  send(right_pin);
  send(select_card_face);
  send("00A4020C020001");
  EXPECT_EQ(send("00B0820004"), "6F00");
  card.clear();
  EXPECT_EQ(send("00B0820004"), "000102039000");
  fault("{at: {file: card_face/0002}, do: {status_word: 6F00}, times: always}");
  EXPECT_EQ(send(read_four), "6F00");
}

TEST_F(FaultyCardTest, ByApplicationAlone) {
  fault("{at: {file: jpki}, do: {status_word: 6F00}, times: always}");
  EXPECT_EQ(send(select_card_face), "9000");
  EXPECT_EQ(send(select_jpki), "6F00") << "the command that selects it belongs to it";
}

TEST_F(FaultyCardTest, AfterATime) {
  fault("{at: {after_ms: 500}, do: {status_word: 6F00}}");
  EXPECT_EQ(send(select_jpki), "9000");
  time = 499ms;
  EXPECT_EQ(send(select_jpki), "9000");
  time = 500ms;
  EXPECT_EQ(send(select_jpki), "6F00");
}

TEST_F(FaultyCardTest, AClockThatStartsAnewDoesNotHoldAFaultBack) {
  time = 7ms;
  fault("{do: {status_word: 6F00}}");
  time = 0ms;
  EXPECT_EQ(send(select_jpki), "6F00");
}

TEST_F(FaultyCardTest, ByChanceAsOftenAsItIsProbableAndTheSameForTheSameSeed) {
  fault("{at: {chance: 0.25, seed: 9}, do: {status_word: 6F00}, times: always}");
  const std::vector<int> first = hit(select_jpki, 4000);
  // 4000 trials with p = 0.25: mean 1000, standard deviation 27.4; 4 of them on either side.
  EXPECT_NEAR(static_cast<double>(first.size()), 1000, 110);
  card.clear();
  fault("{at: {chance: 0.25, seed: 9}, do: {status_word: 6F00}, times: always}");
  EXPECT_EQ(hit(select_jpki, 4000), first);
  card.clear();
  fault("{at: {chance: 0.25, seed: 10}, do: {status_word: 6F00}, times: always}");
  EXPECT_NE(hit(select_jpki, 4000), first);
}

TEST_F(FaultyCardTest, ClearedFaultsAreGone) {
  fault("{do: {status_word: 6F00}, times: always}");
  EXPECT_EQ(send(select_jpki), "6F00");
  card.clear();
  EXPECT_EQ(send(select_jpki), "9000");
}

TEST_F(FaultyCardTest, GarbageInsteadOfACommandMeetsFaultsToo) {
  fault("{at: {instruction: select}, do: removal}");
  EXPECT_EQ(answer("00A4040C0AD3").outcome, Outcome::gone);
}

}  // namespace
}  // namespace madoguchi::sim::faults
