// SPDX-License-Identifier: Apache-2.0
// The steps at the card edge: each sends the command of the standard (ISO/IEC 7816-4, -8, and the
// survey of My Number cards for 80 2A and 80 A2), byte by byte.
#include "scenario/lint.hpp"
#include "scenario/scenario_engine.hpp"
#include "tests/scenario/fake_card.hpp"
#include "tests/scenario/fake_counter.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>

namespace madoguchi::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// A counter with a card alone.
class CardAloneCounter final : public Counter {
 public:
  CardAloneCounter(Script& script, FakeCard& card, core::CivilDate day)
      : counter_(script, day), card_(card) {}
  ports::SystemUnderTest& system() override { return counter_.system(); }
  ports::Stage& stage() override { return counter_.stage(); }
  ports::CardBench* card_bench() override { return &card_; }
  void run(std::function<ports::Awaitable<void>()> task) override { counter_.run(std::move(task)); }

 private:
  FakeCounter counter_;
  FakeCard& card_;
};

class Counters final : public CounterFactory {
 public:
  Counters(Script& script, FakeCard& card) : script_(script), card_(card) {}
  core::Result<std::unique_ptr<Counter>> build(const World& world, const CounterOptions&,
                                               ports::TraceSink&) override {
    return std::unique_ptr<Counter>(std::make_unique<CardAloneCounter>(script_, card_, world.date));
  }

 private:
  Script& script_;
  FakeCard& card_;
};

class CardStepsTest : public testing::Test {
 protected:
  ScenarioResult play(const std::string& steps) {
    const auto scenario = load_one(card_scenario_text(steps));
    for (const PlannedStep& step : scenario.steps) {
      shown += step.step->arguments() + step.step->words(core::Language::english) +
               step.step->words(core::Language::japanese);
    }
    Counters counters(counter, card);
    RunObserver nobody;
    return ScenarioEngine(counters, nobody).run(scenario, {});
  }
  /// What one step tells the card.
  std::vector<std::string> told(const std::string& step) {
    script.told.clear();
    const auto result = play("  - " + step + "\n");
    EXPECT_EQ(result.verdict, Verdict::pass) << step << ": " << result.cause;
    // Connecting, the loss of power before and the disconnection behind belong to every scenario.
    EXPECT_GE(script.told.size(), 3U);
    if (script.told.size() < 3) return {};
    return {script.told.begin() + 2, script.told.end() - 1};
  }

  Script counter;
  CardScript script;
  FakeCard card{script};
  std::string shown;
};

struct Sent {
  const char* step;
  const char* command;
};

TEST_F(CardStepsTest, EachSendsItsCommand) {
  const Sent table[] = {
      {"select: jpki", "00A4040C0AD392F000260100000001"},
      {"select: {application: card_face, p2: \"00\", le: 0}", "00A404000AD392100031000101040200"},
      {"select: {aid: D392F0, p2: \"02\"}", "00A4040203D392F0"},
      {"select: issuer_security_domain", "00A4040C07A0000001510000"},
      {"select_file: \"000A\"", "00A4020C02000A"},
      {"select_file: {file: \"0018\", p2: \"00\", le: 0}", "00A4020002001800"},
      {"read_binary: {}", "00B0000000"},
      {"read_binary: {offset: 260, length: 4}", "00B0010404"},
      {"read_binary: {short_file: \"000A\", offset: 4, length: 16}", "00B08A0410"},
      {"read_binary: {extended: true}", "00B00000000000"},
      {"read_binary: {length: 1567, offset: 4}", "00B0000400061F"},
      {"read_binary: {length: 16, extended: true}", "00B00000000010"},
      {"read_binary: {length: none}", "00B00000"},
      {"read_record: {record: 1}", "00B2010400"},
      {"read_record: {record: 1, short_file: \"0001\"}", "00B2010C00"},
      {"verify: authentication", "002000980431323334"},
      {"verify: {pin: signature, by: current}", "002000800431323334"},
      {"verify: {pin: text, value: wrong}", "002000910432323334"},
      {"verify: {pin: number_b, value: too_short}", "0020009203313233"},
      {"verify: {pin: text_number_a, value: too_long}", "00200094053132333430"},
      {"verify: {pin: birth_date, value: changed}", "002000910432333435"},
      {"verify_status: authentication", "00200098"},
      {"verify_status: {pin: signature, by: current}", "00200080"},
      {"change_reference_data: {pin: authentication}", "002401980432333435"},
      {"get_challenge: 8", "0084000008"},
      {"get_challenge: {length: 8, extended: true}", "00840000000008"},
      {"get_data: \"7F21\"", "00CA7F2100"},
      {"get_data: {tag: \"00F8\", extended: true}", "00CA00F8000000"},
      {"present_certificate: body", "80A206C102B0D1"},
      {"present_certificate: signature", "80A200C1025160"},
      {"present_certificate: broken_signature", "80A200C1025161"},
      {"sign: {data: \"0102\"}", "802A008002010200"},
      {"sign: {key: authentication, data: \"01\", p1: \"05\"}", "802A0597010100"},
      {"sign: {key: default, data: \"01\", extended: true}", "802A0000000001010100"},
      {"sign: {key: signature, data: \"01\", le: none}", "802A009A0101"},
      {"apdu: \"00 20 00 80 00\"", "0020008000"},
  };
  for (const Sent& row : table) {
    EXPECT_THAT(told(row.step), ElementsAre(row.command)) << row.step;
  }
}

TEST_F(CardStepsTest, SuitesOwnBytesAreDigestInfoHashOrMessage) {
  // RFC 8017, 9.2 note 1; the fake digest is 32 times AA.
  const std::string digest(64, 'A');
  EXPECT_THAT(told("sign: {}"),
              ElementsAre("802A0080333031300D060960864801650304020105000420" + digest + "00"));
  EXPECT_THAT(told("sign: {p1: \"02\", data: hash}"), ElementsAre("802A028020" + digest + "00"));
  EXPECT_THAT(told("sign: {p1: \"03\", data: message}"),
              ElementsAre("802A0380096D61646F677563686900"));
}

TEST_F(CardStepsTest, PinsAreNeverShown) {
  play(
      "  - verify: authentication\n  - verify: {pin: text, value: wrong}\n"
      "  - change_reference_data: {pin: text}\n  - apdu: \"002000800431323334\"\n");
  EXPECT_THAT(shown, HasSubstr("VERIFY"));
  for (const char* secret : {"1234", "2234", "2345", "31323334"}) {
    EXPECT_THAT(shown, Not(HasSubstr(secret)));
  }
}

TEST_F(CardStepsTest, AnUnknownSecretStopsTheStep) {
  script.secret.clear();
  const auto result = play("  - verify: signature\n");
  EXPECT_EQ(result.verdict, Verdict::error);
  EXPECT_THAT(result.cause, HasSubstr("secret signature is not known"));
}

TEST_F(CardStepsTest, PowerIsTakenResetAndLeft) {
  EXPECT_THAT(told("power_cycle:"), ElementsAre("cold reset"));
  EXPECT_THAT(told("warm_reset:"), ElementsAre("warm reset"));
  EXPECT_THAT(told("reconnect:"), ElementsAre("leave", "connect"));
  EXPECT_THAT(told("take_card:\n  - place_card:"),
              ElementsAre("disconnect", "connect", "cold reset"));
  EXPECT_THAT(counter.deeds, ElementsAre("insert_card", "insert_card", "insert_card", "insert_card",
                                         "remove_card", "insert_card"));
}

TEST_F(CardStepsTest, TheAnswerToResetIsThatOfTheLastReset) {
  script.atr = "3B888001";
  EXPECT_EQ(play("  - warm_reset:\n    expect: {atr: [\"3BE0*\", \"3B8880*\"]}\n").verdict,
            Verdict::pass);
  script.atr = "3B00";
  const auto wrong = play("  - warm_reset:\n    expect: {atr: [\"3BE0*\"]}\n");
  EXPECT_EQ(wrong.verdict, Verdict::fail);
  EXPECT_THAT(wrong.cause, HasSubstr("observed 3B00"));
}

TEST_F(CardStepsTest, EveryScenarioBeginsWithAFreshlyPoweredCard) {
  play("  - select: jpki\n");
  EXPECT_THAT(script.told,
              ElementsAre("connect", "cold reset", "00A4040C0AD392F000260100000001", "disconnect"));
}

TEST_F(CardStepsTest, AWholeFileIsReadInBlocks) {
  script.answers = {iso7816::ResponseApdu(), iso7816::ResponseApdu(core::Bytes(256, 1)),
                    iso7816::ResponseApdu(core::Bytes(10, 2))};
  const auto result =
      play("  - read_file: \"000A\"\n    expect: {length: 266, status_word: \"9000\"}\n");
  EXPECT_EQ(result.verdict, Verdict::pass) << result.cause;
  EXPECT_THAT(script.told, ElementsAre("connect", "cold reset", "00A4020C02000A", "00B0000000",
                                       "00B0010000", "disconnect"));
}

TEST_F(CardStepsTest, AFileThatEndsWithABlockEndsAtItsLastByte) {
  script.answers = {iso7816::ResponseApdu(), iso7816::ResponseApdu(core::Bytes(256, 1)),
                    iso7816::ResponseApdu(iso7816::status::wrong_offset)};
  const auto result =
      play("  - read_file: \"000A\"\n    expect: {length: 256, status_word: \"9000\"}\n");
  EXPECT_EQ(result.verdict, Verdict::pass) << result.cause;
}

TEST_F(CardStepsTest, ARefusedFileIsTheAnswer) {
  script.answers = {iso7816::ResponseApdu(),
                    iso7816::ResponseApdu(iso7816::status::security_status_not_satisfied)};
  EXPECT_EQ(play("  - read_file: \"0001\"\n    expect: {status_word: \"6982\"}\n").verdict,
            Verdict::pass);
  script.answers = {iso7816::ResponseApdu(iso7816::status::file_not_found)};
  EXPECT_EQ(play("  - read_file: \"0003\"\n    expect: {status_word: \"6A82\"}\n").verdict,
            Verdict::pass);
}

TEST_F(CardStepsTest, AnInstitutionSignsTheSavedChallenge) {
  script.answers = {iso7816::ResponseApdu(core::Bytes{0x01, 0x02})};
  play(
      "  - get_challenge: 2\n    save: nonce\n  - external_authenticate: {challenge: nonce}\n"
      "  - external_authenticate: {challenge: nonce, signature: wrong}\n");
  EXPECT_EQ(script.told.at(3), "00820000020102");
  EXPECT_EQ(script.told.at(4), "00820000020103");
}

TEST_F(CardStepsTest, WithoutACardTheScenarioIsAnError) {
  script.absent = true;
  const auto result = play("  - select: jpki\n");
  EXPECT_EQ(result.verdict, Verdict::error);
  EXPECT_THAT(result.cause, HasSubstr("reaching the card"));
}

TEST_F(CardStepsTest, ACardThatLeavesIsAnError) {
  script.answers = {core::fail(core::Errc::card_removed)};
  EXPECT_EQ(play("  - select: jpki\n").verdict, Verdict::error);
}

std::string mistake(const std::string& text) {
  try {
    load_one(text);
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "none";
}

TEST(CardScene, CounterAndCardAreNotMixed) {
  EXPECT_THAT(mistake(card_scenario_text("  - choose_method: face\n")),
              HasSubstr("6:5: steps.0.choose_method: there are no people in this world"));
  EXPECT_THAT(mistake(scenario_text("  - select: jpki\n")),
              HasSubstr("steps.0.select: only where the card is tested alone"));
  EXPECT_THAT(mistake(scenario_text("  - place_card:\n    expect: {status_word: \"9000\"}\n")),
              HasSubstr("steps.0.expect.status_word: only where the card is tested alone"));
  EXPECT_THAT(mistake(scenario_text("  - place_card:\n    save: x\n")),
              HasSubstr("steps.0.save: only where the card is tested alone"));
}

TEST(CardScene, WhatUsesUpACardHasToSaySo) {
  const auto told = [](const std::string& step, const std::string& more = "") {
    const std::vector<ScenarioDocument> scenarios{
        load_one(card_scenario_text("  - " + step + "\n    expect: {status_word: \"9000\"}\n",
                                    more + "opposites: [{name: {en: a, ja: a}, set: "
                                           "{steps.0: {select: jpki}}}]\n"))};
    std::string all;
    for (const auto& problem : lint(scenarios)) all += problem.message;
    return all;
  };
  const std::string missing = "missing; this step uses up tries or changes a PIN";
  EXPECT_THAT(told("verify: {pin: text, value: wrong}"), HasSubstr(missing));
  EXPECT_THAT(told("change_reference_data: text"), HasSubstr(missing));
  EXPECT_EQ(told("verify: {pin: text, value: wrong}", "destructive: true\n"), "");
  EXPECT_EQ(told("verify: {pin: text, value: right}"), "");
  EXPECT_EQ(told("verify: text"), "");
}

TEST(CardScene, MistakesOfStepsAreTold) {
  EXPECT_THAT(mistake(card_scenario_text("  - apdu: \"00A40400\"\n  - apdu: \"00A4\"\n")),
              HasSubstr("7:11: steps.1.apdu: no command APDU"));
  EXPECT_THAT(mistake(card_scenario_text("  - select_file: \"0A\"\n")),
              HasSubstr("a file identifier such as"));
  EXPECT_THAT(mistake(card_scenario_text("  - verify: {pin: text, value: wrng}\n")),
              HasSubstr("did you mean \"wrong\"?"));
  EXPECT_THAT(mistake(card_scenario_text("  - read_binary: {offset: 300, short_file: \"000A\"}\n")),
              HasSubstr("at most 255 together with short_file"));
}

}  // namespace
}  // namespace madoguchi::scenario
