// SPDX-License-Identifier: Apache-2.0
// Several cards and several days in one scenario: which card a step concerns, and what makes no
// sense. Lines and columns are counted by hand.
#include "scenario/scenario_reference.hpp"
#include "scenario/steps/staff_deed.hpp"
#include "scenario/trace_recorder.hpp"
#include "tests/scenario/fake_counter.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>

namespace madoguchi::scenario {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

/// A mother and a child with a card each; the head takes lines 1 to 10.
std::string family(const std::string& steps) {
  return "id: test-scenario\n"
         "title: {en: A test, ja: 試験}\n"
         "requirements: [N-04]\n"
         "world:\n"
         "  date: 2025-04-01\n"
         "  people: {mama: {person: 1}, kenta: {person: 2}}\n"
         "  cards:\n"
         "    hers: {of: mama, pin: \"1111\"}\n"
         "    his: {of: kenta, pin: \"2222\"}\n"
         "steps:\n" +
         steps;
}

std::vector<std::string> mistakes_of(const std::string& text) {
  std::vector<std::string> texts;
  try {
    ScenarioLoader().load_text(text, "test.yaml");
  } catch (const ScenarioError& error) {
    for (const core::DocumentError& one : error.errors()) texts.push_back(one.text());
  }
  return texts;
}

Script played(const std::string& text) {
  const auto scenario = load_one(text);
  Script script;
  ScenarioResult record;
  TraceRecorder trace(record);
  FakeCounter counter(script, scenario.world.date);
  StepContext context{counter.system(), counter.stage(), trace, scenario.world, {}, false, {}};
  const auto all = [&]() -> ports::Awaitable<void> {
    for (const PlannedStep& planned : scenario.steps) {
      const auto done = co_await planned.step->run(context);
      EXPECT_TRUE(done) << planned.action;
    }
  };
  counter.run(all);
  return script;
}

TEST(CardsAndDays, ThePinIsThatOfTheCardOnTheReader) {
  const Script script = played(
      family("  - place_card: his\n  - enter_pin: right\n  - take_card:\n"
             "  - place_card: hers\n  - enter_pin: right\n  - take_card:\n  - place_card:\n"));
  EXPECT_THAT(script.deeds, Contains("hold_card: his"));
  EXPECT_EQ(std::get<ports::PinEntered>(script.patient[1]).pin.reveal(), "2222");
  EXPECT_EQ(std::get<ports::PinEntered>(script.patient[4]).pin.reveal(), "1111");
  EXPECT_EQ(script.deeds[script.deeds.size() - 3], "hold_card: hers") << "the one that was last";
}

TEST(CardsAndDays, StaffLookAtTheCardThatIsPlacedNext) {
  const Script script =
      played(family("  - staff: [{compare_by_eye: kenta}, {tick_identity_verified: true}]\n"
                    "  - place_card: his\n  - take_card:\n"
                    "  - staff: [{compare_by_eye: kenta}, {tick_identity_verified: true}]\n"
                    "  - place_card: hers\n"));
  EXPECT_TRUE(std::get<ports::StaffTicksIdentity>(script.staff[0]).ticked);
  EXPECT_FALSE(std::get<ports::StaffTicksIdentity>(script.staff[1]).ticked) << "her card";
}

TEST(CardsAndDays, DayAndInsuranceReachTheStage) {
  const Script script =
      played(family("  - day: 2025-04-14\n  - insurance: {of: mama, insured: {number: \"77\"}}\n"
                    "  - insurance: {of: kenta, insured: none}\n"));
  EXPECT_THAT(script.deeds, ElementsAre("day 2025-04-14", "insurance of mama: 77",
                                        "insurance of kenta: unknown"));
}

TEST(CardsAndDays, TheLastDayIsKnownToTheWorld) {
  const auto scenario = load_one(family("  - day: 2025-04-02\n  - day: 2026-01-01\n"));
  EXPECT_EQ(core::to_iso(*scenario.world.last_day), "2026-01-01");
}

TEST(CardsAndDays, WhatMakesNoSenseIsTold) {
  EXPECT_THAT(mistakes_of(family("  - place_card: hiss\n")),
              ElementsAre(HasSubstr("test.yaml:11:17: steps.0.place_card: unknown card \"hiss\"; "
                                    "known: hers, his; did you mean \"his\"?")));
  EXPECT_THAT(mistakes_of(family("  - day: 2025-04-01\n")),
              ElementsAre(HasSubstr("test.yaml:11:10: steps.0.day: no later day than 2025-04-01")));
  EXPECT_THAT(mistakes_of(family("  - place_card:\n  - day: 2025-04-02\n")),
              ElementsAre(HasSubstr("steps.1.day: a card lies on the reader")));
  EXPECT_THAT(mistakes_of(family("  - place_card: his\n  - place_card: hers\n")),
              ElementsAre(HasSubstr("steps.1.place_card: the card \"his\" lies on the reader")));
  EXPECT_THAT(mistakes_of(family("  - insurance: {insured: none}\n")),
              ElementsAre(HasSubstr("steps.0.insurance.of: missing; there are several people")));
  EXPECT_THAT(mistakes_of(scenario_text("  - place_card: hers\n")),
              ElementsAre(HasSubstr("there is one card without a name")));
}

TEST(CardsAndDays, ACardOrCardsButNotBoth) {
  std::string text = family("  - place_card:\n");
  text.insert(text.find("  cards:"), "  card: {of: mama}\n");
  EXPECT_THAT(mistakes_of(text), ElementsAre(HasSubstr("world.card: stands in world.cards")));
}

TEST(CardsAndDays, WithoutACardItIsAnOrdinaryOneOfTheOnlyPerson) {
  const auto scenario = load_one(
      "id: test-scenario\ntitle: {en: A test, ja: 試験}\nrequirements: [N-04]\n"
      "world: {people: {hanako: {person: 1}}}\nsteps:\n  - place_card:\n");
  EXPECT_EQ(scenario.world.card.of, "hanako");
  EXPECT_EQ(scenario.world.card.kind, checkin::CardKind::ordinary);
}

TEST(ScenarioReference, ItsExamplesOfDeedsAndOfAWorldCanBeRead) {
  for (const steps::DeedKind& deed : steps::deed_kinds()) {
    const std::string example =
        deed.example.empty() ? std::string(deed.name) : "{" + std::string(deed.example) + "}";
    EXPECT_THAT(mistakes_of(scenario_text("  - staff: [" + example + "]\n", "{of: hanako}",
                                          "  institution: pharmacy\n")),
                testing::IsEmpty())
        << deed.name;
  }
  const std::string page = scenario_reference_markdown();
  const auto begin = page.find("```yaml\nworld:\n") + 8;
  const std::string world = page.substr(begin, page.find("```", begin) - begin);
  EXPECT_THAT(mistakes_of("id: test-scenario\ntitle: {en: A test, ja: 試験}\n"
                          "requirements: [N-04]\n" +
                          world + "steps:\n  - place_card: his\n"),
              testing::IsEmpty());
}

TEST(ScenarioReference, TellsTheKeysOfEveryMapping) {
  const std::string page = scenario_reference_markdown();
  for (const char* heading :
       {"### `world.counter`", "### `world.people.*.subsidies.*`", "### `world.card.faults.*.at`",
        "#### `report_situation.claim`", "### Reasons: `reason`"}) {
    EXPECT_THAT(page, HasSubstr(heading));
  }
}

}  // namespace
}  // namespace madoguchi::scenario
