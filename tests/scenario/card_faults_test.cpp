// SPDX-License-Identifier: Apache-2.0
// Faults and speed of a card in scenarios and options: what is read, and how mistakes are told.
#include "scenario/card_faults.hpp"

#include "iso7816/my_number_files.hpp"
#include "scenario/card_timing.hpp"
#include "scenario/scenario_error.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace madoguchi::scenario {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::chrono_literals;

template <class Read>
std::vector<std::string> mistakes_of(Read read) {
  std::vector<std::string> texts;
  try {
    read();
  } catch (const ScenarioError& error) {
    for (const auto& one : error.errors()) texts.push_back(one.text());
  }
  return texts;
}

std::vector<std::string> fault_mistakes(const std::string& yaml) {
  return mistakes_of([&] { parse_card_faults(yaml, "--fault"); });
}

std::vector<std::string> timing_mistakes(const std::string& yaml) {
  return mistakes_of([&] { parse_card_timing(yaml, "--timing"); });
}

TEST(CardFaults, EveryConditionIsRead) {
  const auto faults = parse_card_faults(
      "{at: {command: 7, instruction: read_binary, file: card_face/0002, nth: 5, chance: 0.25, "
      "seed: 9, after_ms: 1500}, do: {status_word: \"6F00\"}, times: 3, card: ignored}",
      "--fault");
  ASSERT_EQ(faults.size(), 1U);
  const ports::CardFault& fault = faults[0];
  EXPECT_EQ(fault.at.command, 7U);
  EXPECT_EQ(fault.at.instruction, 0xB0);
  EXPECT_EQ(fault.at.application, iso7816::my_number::card_face_application);
  EXPECT_EQ(fault.at.file, iso7816::FileIdentifier{0x0002});
  EXPECT_EQ(fault.at.nth, 5U);
  EXPECT_EQ(fault.at.chance, 0.25);
  EXPECT_EQ(fault.at.seed, 9U);
  EXPECT_EQ(fault.at.after, 1500ms);
  EXPECT_EQ(fault.effect.status, iso7816::StatusWord{0x6F00});
  EXPECT_EQ(fault.times, 3);
  EXPECT_FALSE(fault.processed);
  EXPECT_THAT(fault.label, HasSubstr("status_word: \"6F00\""));
}

TEST(CardFaults, DefaultsAreOnceAndTheNextCommand) {
  const auto faults = parse_card_faults("[{do: removal}, {do: {delay: 5}}]", "--fault");
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].times, 1);
  EXPECT_EQ(faults[0].at.command, 1U);
  EXPECT_FALSE(faults[0].processed) << "a removed card sees nothing";
  EXPECT_TRUE(faults[1].processed);
  EXPECT_EQ(faults[1].effect.delay, 5ms);
}

TEST(CardFaults, EveryKindReadsItsOwnExample) {
  for (const CardFaultKind& kind : card_fault_kinds()) {
    const std::string name(kind.name);
    const std::string example(kind.example);
    if (!example.empty()) {
      EXPECT_THAT(fault_mistakes("{do: {" + name + ": " + example + "}}"), testing::IsEmpty())
          << name;
    }
    if (kind.argument != CardFaultKind::Argument::needed) {
      EXPECT_THAT(fault_mistakes("{do: " + name + "}"), testing::IsEmpty()) << name;
    }
    EXPECT_FALSE(kind.meaning.ja.empty()) << name;
  }
}

TEST(CardFaults, MistakesAreToldAllAtOnceWithTheirPlaces) {
  const auto mistakes = fault_mistakes(
      "[{at: {instuction: select}, do: removal},\n"
      " {at: {instruction: read_binry}, do: mute},\n"
      " {at: {file: cardface/0002}, do: mute},\n"
      " {do: {stats_word: 6F00}},\n"
      " {do: {truncated: 3}, card: ignored}]");
  EXPECT_THAT(
      mistakes,
      ElementsAre(
          AllOf(HasSubstr("--fault:1:8: 0.at.instuction"),
                HasSubstr("did you mean \"instruction\"?")),
          AllOf(HasSubstr("--fault:2:21:"), HasSubstr("did you mean \"read_binary\"?")),
          AllOf(HasSubstr("--fault:3:14: 2.at.file"), HasSubstr("did you mean \"card_face\"?")),
          AllOf(HasSubstr("--fault:4:"), HasSubstr("did you mean")),
          AllOf(HasSubstr("--fault:5:"),
                HasSubstr("truncated alters an answer, so the card must give one"))));
}

TEST(CardFaults, WrongValuesAreTold) {
  EXPECT_THAT(fault_mistakes("{do: {status_word: 6F0}}"), Contains(HasSubstr("a status word")));
  EXPECT_THAT(fault_mistakes("{do: status_word}"), Contains(HasSubstr("do")));
  EXPECT_THAT(fault_mistakes("{at: {chance: 1.5}, do: mute}"),
              Contains(HasSubstr("a number from 0 to 1")));
  EXPECT_THAT(fault_mistakes("{at: {file: jpki/18}, do: mute}"),
              Contains(HasSubstr("four hexadecimal digits")));
  EXPECT_THAT(fault_mistakes("{do: mute, times: 0}"), Contains(HasSubstr("times")));
  EXPECT_THAT(fault_mistakes("{at: {}}"), Contains(HasSubstr("do")));
  EXPECT_THAT(fault_mistakes(""), Contains(HasSubstr("--fault")));
  EXPECT_THAT(fault_mistakes("{do: {mute: 1, removal: }}"),
              Contains(HasSubstr("expected only one of these keys")));
}

TEST(CardFaults, StandInTheWorldAndInSteps) {
  const auto scenario =
      load_one(scenario_text("  - card_fault: {do: mute}\n  - card_fault: none\n",
                             "{of: hanako, faults: [{do: removal}], timing: contact}"));
  ASSERT_EQ(scenario.world.card.faults.size(), 1U);
  EXPECT_EQ(scenario.world.card.faults[0].effect.line, ports::CardFaultEffect::Line::gone);
  ASSERT_TRUE(scenario.world.card.timing);
  EXPECT_EQ(scenario.world.card.timing->line, transmission::Line::contact);
  EXPECT_EQ(scenario.steps[0].step->arguments(), "{do: mute}");
  EXPECT_EQ(scenario.steps[1].step->arguments(), "none");
}

TEST(CardTiming, WordsAndFiguresAreRead) {
  EXPECT_FALSE(parse_card_timing("none", "--timing"));
  EXPECT_EQ(parse_card_timing("contactless", "--timing")->contactless.bit_rate, 106);
  const auto timing = parse_card_timing(
      "{bit_rate: 424, reader_frame: 64, waiting_integer: 4, private_key_us: 1000}", "--timing");
  EXPECT_EQ(timing->line, transmission::Line::contactless);
  EXPECT_EQ(timing->contactless.bit_rate, 424);
  EXPECT_EQ(timing->contactless.reader_frame, 64);
  EXPECT_EQ(timing->contactless.waiting_integer, 4);
  EXPECT_EQ(timing->card.private_key, 1000us);
  const auto contact =
      parse_card_timing("{line: contact, bit_rate: 115200, card_frame: 32}", "--timing");
  EXPECT_EQ(contact->contact.bit_rate, 115200);
  EXPECT_EQ(contact->contact.card_block, 32);
}

TEST(CardTiming, FiguresThatTheLineDoesNotHaveAreTold) {
  EXPECT_THAT(
      timing_mistakes("{bit_rate: 9600}"),
      Contains(AllOf(HasSubstr("--timing:1:12: bit_rate"), HasSubstr("106, 212, 424, 848"))));
  EXPECT_THAT(timing_mistakes("{line: contact, bit_rate: 106, sof_bits: 12, card_frame: 256, "
                              "waiting_integer: 12}"),
              ElementsAre(HasSubstr("9600 and more"), HasSubstr("has no such figure"),
                          HasSubstr("at most 254"), HasSubstr("at most 9")));
  EXPECT_THAT(timing_mistakes("contctless"), Contains(HasSubstr("did you mean \"contactless\"?")));
}

// The examples of the page are what the parser reads.
TEST(CardFaults, ExamplesOfTheDocumentationAreRead) {
  std::ifstream file(std::string(MADOGUCHI_SOURCE_DIR) + "/docs/card-faults.md");
  const std::string page((std::istreambuf_iterator<char>(file)), {});
  int examples = 0;
  for (std::size_t at = page.find("--fault '"); at != page.npos;
       at = page.find("--fault '", at + 1)) {
    const std::size_t begin = at + 9;
    const std::string yaml = page.substr(begin, page.find('\'', begin) - begin);
    EXPECT_THAT(fault_mistakes(yaml), testing::IsEmpty()) << yaml;
    ++examples;
  }
  EXPECT_GE(examples, 5);
}

}  // namespace
}  // namespace madoguchi::scenario
