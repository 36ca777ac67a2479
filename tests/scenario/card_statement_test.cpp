// SPDX-License-Identifier: Apache-2.0
// What an owner tells about a card, and which scenarios can be run with it then.
#include "scenario/card_statement.hpp"

#include "scenario/card_pins.hpp"
#include "scenario/scenario_error.hpp"
#include "tests/scenario/fake_card.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>

namespace madoguchi::scenario {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

CardStatement statement(const std::string& more = "secrets: {authentication: 0042}") {
  return parse_card_statement("card: test card 12\n" + more, "card.yaml");
}

std::string mistake(const std::string& yaml) {
  try {
    parse_card_statement(yaml, "card.yaml");
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "none";
}

std::string reason(const std::string& steps, const CardStatement& told, bool destructive = false,
                   const std::string& more = "") {
  const auto not_run = why_not(load_one(card_scenario_text(steps, more)), told, destructive);
  return not_run ? not_run->reason : "runs";
}

TEST(CardStatement, TellsSecretsByPinFile) {
  const auto told = statement("kind: pinless\nsecrets: {number_a: \"123456789018\"}");
  EXPECT_EQ(told.card, "test card 12");
  EXPECT_EQ(told.kind, checkin::CardKind::pinless);
  for (const char* name : {"number_a", "text_number_a"}) {
    const CardPin* pin = find_card_pin(name);
    EXPECT_EQ(told.secret(pin->application, pin->file).reveal(), "123456789018") << name;
  }
  const CardPin* text = find_card_pin("text");
  EXPECT_TRUE(told.secret(text->application, text->file).empty());
}

TEST(CardStatement, LeadingZerosSurvive) {
  EXPECT_EQ(statement().secrets.at("authentication").reveal(), "0042");
}

TEST(CardStatement, MistakesAreToldWithoutSecrets) {
  EXPECT_THAT(mistake("kind: ordinary\n"), HasSubstr("card"));
  EXPECT_THAT(
      mistake("card: x\nsecrets: {autentication: 1234}\n"),
      AllOf(HasSubstr("card.yaml:2:11"), HasSubstr("authentication"), Not(HasSubstr("1234"))));
  EXPECT_THAT(mistake("card: x\nsecrets: {text: [9, 8, 7, 6]}\n"),
              AllOf(HasSubstr("secrets.text"), Not(HasSubstr("9"))));
  EXPECT_THAT(mistake("card: x\nsecrets: {text: \"" + std::string(33, '7') + "\"}\n"),
              AllOf(HasSubstr("1 to 32 characters"), Not(HasSubstr("777"))));
  EXPECT_THAT(mistake("card: [\n"), HasSubstr("card.yaml"));
}

TEST(CardStatement, DecidesWhatRuns) {
  const auto told = statement();
  EXPECT_EQ(reason("  - verify: authentication\n", told), "runs");
  EXPECT_EQ(reason("  - verify: signature\n  - verify: text\n", told),
            "not told about the card: signature, text");
  EXPECT_EQ(reason("  - present_certificate: body\n", told),
            "not told about the card: institution_key");
  EXPECT_EQ(reason("  - select: jpki\n", statement("kind: pinless")),
            "it is about a card of kind ordinary, this one is pinless");
  EXPECT_THAT(reason("  - select: jpki\n", told, false, "destructive: true\n"),
              HasSubstr("--destructive"));
  EXPECT_EQ(reason("  - select: jpki\n", told, true, "destructive: true\n"), "runs");
  const auto people = load_one(scenario_text("  - place_card:\n"));
  EXPECT_EQ(why_not(people, told, true)->reason, "it needs people at a counter");
}

TEST(CardStatement, AnotherKindIsNotApplicableAndTheRestIsSkipped) {
  const auto scenario = load_one(card_scenario_text("  - verify: text\n"));
  EXPECT_EQ(why_not(scenario, statement(), false)->disposition, Disposition::skipped);
  EXPECT_EQ(why_not(scenario, statement("kind: pinless"), false)->disposition,
            Disposition::not_applicable);
}

TEST(CardPins, ValuesDifferAsTheirNamesSay) {
  const core::Secret right("AZ9");
  EXPECT_EQ(pin_value(right, PinValue::right), right);
  EXPECT_EQ(pin_value(right, PinValue::wrong).reveal(), "BZ9");
  EXPECT_EQ(pin_value(right, PinValue::changed).reveal(), "BA0");
  EXPECT_EQ(pin_value(right, PinValue::too_short).reveal(), "AZ");
  EXPECT_EQ(pin_value(right, PinValue::too_long).reveal(), "AZ90");
}

}  // namespace
}  // namespace madoguchi::scenario
