// SPDX-License-Identifier: Apache-2.0
// Logs replayed against cards that are the same, and against cards that are not.
#include "sim/record/replay.hpp"

#include "iso7816/my_number_files.hpp"
#include "sim/faults/faulty_card.hpp"
#include "sim/record/apdu_log_reader.hpp"
#include "sim/record/record_files.hpp"
#include "tests/sim/faults/small_card.hpp"

#include <gmock/gmock.h>

namespace madoguchi::sim::record {
namespace {

using faults::hex;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view select_pin = "00A4020C020018";

class ReplayTest : public testing::Test {
 protected:
  /// What a conversation with the card leaves, after a way through the text of the log.
  std::vector<ExchangeRecord> recorded(std::initializer_list<std::string_view> commands) {
    const auto recording = std::make_shared<Recording>(std::chrono::system_clock::time_point{});
    RecordedCard card(first, recording, [] { return std::chrono::nanoseconds{0}; });
    card.power_on();
    for (const std::string_view command : commands) card.exchange(hex(command));
    ParsedLog log = parse_log(recording->log(), "log");
    EXPECT_THAT(log.errors, IsEmpty());
    return log.records;
  }
  ReplayReport replayed(const std::vector<ExchangeRecord>& records, bool destructive = true) {
    second->power_off();
    return replay(records, *second,
                  {.secret =
                       [this](const iso7816::Aid& application, iso7816::FileIdentifier file) {
                         const bool known = application == iso7816::my_number::jpki_application &&
                                            file == iso7816::my_number::jpki::authentication_pin;
                         return known ? pin : core::Secret();
                       },
                   .destructive = destructive});
  }

  core::Secret pin{"1234"};
  std::shared_ptr<faults::FaultyCard> first =
      std::make_shared<faults::FaultyCard>(std::make_shared<faults::SmallCard>());
  std::shared_ptr<faults::SmallCard> inner = std::make_shared<faults::SmallCard>();
  std::shared_ptr<faults::FaultyCard> second = std::make_shared<faults::FaultyCard>(inner);
};

TEST_F(ReplayTest, TheSameCardGivesNoDifference) {
  const auto log = recorded({faults::select_jpki, select_pin, faults::wrong_pin, faults::right_pin,
                             faults::read_four, "0084000008"});
  const ReplayReport report = replayed(log);
  for (const auto& d : report.differences) ADD_FAILURE() << d.words << ": " << d.actual;
  EXPECT_EQ(report.sent, 6U);
  EXPECT_EQ(inner->tries, 2) << "the wrong PIN was sent wrong";
  EXPECT_TRUE(inner->verified) << "the right one right";
}

TEST_F(ReplayTest, DifferencesComeInOrder) {
  const auto log = recorded(
      {faults::select_jpki, select_pin, faults::right_pin, faults::read_four, faults::read_four});
  second->add({.at = {.command = 1}, .effect = {.status = iso7816::StatusWord{0x6A82}}});
  second->add({.at = {.command = 4}, .effect = {.missing_data = 1}});
  second->add({.at = {.command = 5}, .effect = {.line = ports::CardFaultEffect::Line::gone}});
  second->add({.at = {.command = 2}, .effect = {.line = ports::CardFaultEffect::Line::mute}});
  const ReplayReport report = replayed(log);
  ASSERT_EQ(report.differences.size(), 4U);
  EXPECT_EQ(report.differences[0].command, 1U);
  EXPECT_EQ(report.differences[0].expected, "9000");
  EXPECT_EQ(report.differences[0].actual, "6A82");
  EXPECT_EQ(report.differences[1].command, 2U);
  EXPECT_EQ(report.differences[1].actual, "no answer");
  EXPECT_EQ(report.differences[2].command, 4U);
  EXPECT_EQ(report.differences[2].words, "READ BINARY 4 at 0");
  EXPECT_EQ(report.differences[3].command, 5U);
}

TEST_F(ReplayTest, TheFirstDifferingByteOfDataThatIsShown) {
  const auto log = recorded(
      {faults::select_jpki, select_pin, faults::right_pin, "00A4020C020006", faults::read_four});
  second->add({.at = {.instruction = iso7816::ins::read_binary},
               .effect = {.flip = ports::CardFaultEffect::BitFlip{.bit = 23}}});
  const ReplayReport report = replayed(log);
  ASSERT_EQ(report.differences.size(), 1U);
  EXPECT_EQ(report.differences[0].command, 5U);
  EXPECT_EQ(report.differences[0].first_byte, 2U);
  EXPECT_EQ(report.differences[0].expected, "02");
  EXPECT_EQ(report.differences[0].actual, "03");
}

TEST_F(ReplayTest, HiddenDataIsComparedByItsLength) {
  const auto log = recorded(
      {faults::select_jpki, select_pin, faults::right_pin, "00A4020C02000A", faults::read_four});
  second->add({.at = {.instruction = iso7816::ins::read_binary},
               .effect = {.flip = ports::CardFaultEffect::BitFlip{.bit = 23}}});
  EXPECT_THAT(replayed(log).differences, IsEmpty());
}

TEST_F(ReplayTest, RandomNumbersMayDiffer) {
  first->add({.at = {.instruction = iso7816::ins::get_challenge}, .effect = {.extra_data = 8}});
  const auto log = recorded({"0084000008"});
  second->add({.at = {.instruction = iso7816::ins::get_challenge},
               .effect = {.extra_data = 8, .flip = ports::CardFaultEffect::BitFlip{.bit = 3}}});
  const ReplayReport report = replayed(log);
  EXPECT_EQ(report.sent, 1U);
  EXPECT_THAT(report.differences, IsEmpty());
}

TEST_F(ReplayTest, AnotherAtrIsADifference) {
  const auto log = recorded({});
  inner->answer_to_reset = hex("3B80800101");
  const ReplayReport report = replayed(log);
  ASSERT_EQ(report.differences.size(), 1U);
  EXPECT_EQ(report.differences[0].words, "ATR");
  EXPECT_EQ(report.differences[0].actual, "3B80800101");
}

TEST_F(ReplayTest, ALogWithoutItsBeginningFindsAPoweredCard) {
  auto log = recorded({faults::select_jpki});
  log.erase(log.begin());
  EXPECT_EQ(replayed(log).sent, 1U);
  EXPECT_TRUE(inner->powered);
}

TEST_F(ReplayTest, TriesAreNotUsedUpUnlessAllowed) {
  const auto log =
      recorded({faults::select_jpki, select_pin, faults::wrong_pin, faults::right_pin});
  const ReplayReport report = replayed(log, false);
  EXPECT_EQ(inner->tries, 3);
  EXPECT_TRUE(inner->verified);
  EXPECT_EQ(report.sent, 3U);
  ASSERT_EQ(report.omissions.size(), 1U);
  EXPECT_EQ(report.omissions[0].command, 3U);
  EXPECT_THAT(report.omissions[0].why, HasSubstr("--destructive"));
  EXPECT_THAT(report.differences, IsEmpty());
}

TEST_F(ReplayTest, AWrongPinOfTheCallerIsTriedOnce) {
  pin = core::Secret("9999");
  const auto log = recorded(
      {faults::select_jpki, select_pin, faults::right_pin, faults::right_pin, faults::right_pin});
  const ReplayReport report = replayed(log, false);
  EXPECT_EQ(inner->tries, 2);
  EXPECT_EQ(report.differences.size(), 1U);
  EXPECT_EQ(report.omissions.size(), 2U);
}

TEST_F(ReplayTest, AnUnknownPinIsNotGuessed) {
  pin = core::Secret();
  const auto log = recorded({faults::select_jpki, select_pin, faults::right_pin});
  const ReplayReport report = replayed(log);
  ASSERT_EQ(report.omissions.size(), 1U);
  EXPECT_THAT(report.omissions[0].why, HasSubstr("--pin"));
  EXPECT_EQ(inner->commands, 2);
}

}  // namespace
}  // namespace madoguchi::sim::record
