// SPDX-License-Identifier: Apache-2.0
// What a good document becomes: worlds with defaults, overrides, sweeps, opposites.
#include "scenario/lint.hpp"
#include "scenario/overrides.hpp"
#include "scenario/person_defaults.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>

namespace madoguchi::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string one_step = "  - place_card:\n    expect: {reason: none}\n";

// The sketch of the format in the product's description, as it stands there.
TEST(Loader, ReadsTheSketchOfTheFormat) {
  const auto scenario = load_one(R"(
id: pinless-nonmatch-then-visual
title: {en: "PIN-less card", ja: "暗証番号設定不要カード"}
requirements: [N-04, N-05, N-11, N-12, N-13, N-14, N-15]
profiles: [reference, reader, terminal]
detects: [accepts-any-face, ignores-missing-tick]
world:
  date: 2024-02-01              # the day at the counter; default today
  institution: clinic           # clinic | hospital | pharmacy
  people:
    hanako: {person: 17, born: 1941-05-03, insured: {insurer: "39131156", ratio: 10}}
    taro: {person: 23}
  card: {of: hanako, kind: pinless}
  camera: {of: taro, stream: frontal}
  staff: {account: administrator}
steps:
  - place_card: {}
    expect: {methods: [face]}
  - choose_method: face
    expect: {comparison: non_match, reason: score_below_threshold, offered: [visual_check]}
  - staff: [log_in, open_reader_operation, set_visual_check]
  - staff: {compare_by_eye: hanako, tick_identity_verified: true}
  - place_card: {}
    expect: {eligibility: valid, verified_by: visual_check}
  - consent: {drug: true, checkup: true, treatment: true}
    expect: {emr_file: {QualificationValidity: "1", PharmacistsInfoConsFlg: "1"}}
measure:
  - {phase: check_in, repeat: 20, p95_ms: 8000}
)");
  EXPECT_EQ(scenario.id, "pinless-nonmatch-then-visual");
  EXPECT_EQ(scenario.steps.size(), 6U);
  const Person& hanako = scenario.world.people.front();
  EXPECT_EQ(hanako.seed, 17U);
  EXPECT_EQ(core::to_iso(hanako.born), "1941-05-03");
  ASSERT_TRUE(hanako.insured);
  EXPECT_EQ(hanako.insured->insurer, "39131156");
  EXPECT_EQ(hanako.insured->ratio, 10);
  EXPECT_EQ(scenario.world.camera.of, "taro");
  EXPECT_TRUE(scenario.world.card.pin.empty()) << "a pinless card";
  ASSERT_EQ(scenario.measure.size(), 1U);
  EXPECT_EQ(scenario.measure[0].p95_ms, 8000.0);
  EXPECT_TRUE(scenario.detects.contains(checkin::Defect::ignores_missing_tick));
}

TEST(Loader, GivesDefaultsToTheRestOfTheWorld) {
  const World world = load_one(scenario_text(one_step, "{of: taro}")).world;
  EXPECT_EQ(world.institution, checkin::Institution::clinic);
  EXPECT_EQ(world.card.kind, checkin::CardKind::ordinary);
  EXPECT_EQ(world.card.photo_of, "taro");
  EXPECT_EQ(world.card.certificate_of, "taro");
  EXPECT_EQ(world.card.pin.reveal(), "1234");
  EXPECT_EQ(world.camera.of, "taro");
  EXPECT_EQ(world.staff.account, "administrator");
  EXPECT_EQ(world.people[0].information.size(), 3U);
}

TEST(Loader, TodayIsTheOptionOfTheProgram) {
  LoaderOptions options;
  options.today = *core::parse_date("2025-04-01");
  std::string text = scenario_text(one_step);
  text.erase(text.find("  date:"), std::string("  date: 2024-02-01\n").size());
  EXPECT_EQ(ScenarioLoader(options).load_text(text, "t").front().world.date, options.today);
}

TEST(Loader, KnowsPeopleWithoutInsurance) {
  auto text = scenario_text(one_step);
  text.replace(text.find("{person: 1}"), 11, "{person: 1, insured: none, information: [drug]}");
  const Person hanako = load_one(text).world.people.front();
  EXPECT_FALSE(hanako.insured);
  EXPECT_THAT(hanako.information, ElementsAre(eligibility::InformationKind::drug));
}

TEST(Person, IsTheSameForTheSameNumberAndObviouslyInvented) {
  const Person a = person_from_seed("a", 5);
  const Person again = person_from_seed("b", 5);
  EXPECT_EQ(a.name, again.name);
  EXPECT_EQ(a.born, again.born);
  EXPECT_THAT(a.name, HasSubstr("\u3000"));
  EXPECT_TRUE(a.born.ok());
  for (std::uint64_t seed = 1; seed < 12; ++seed) {
    EXPECT_NE(person_from_seed("x", seed).name, person_from_seed("y", seed + 1).name);
  }
}

TEST(Overrides, ChangeAValueAndCheckEverythingAgain) {
  const auto scenario = load_one(scenario_text(one_step));
  EXPECT_EQ(with_override(scenario, "world.camera.of", "taro").world.camera.of, "taro");
  EXPECT_EQ(with_override(scenario, "steps.0", "{wait: 3}").steps[0].action, "wait");
  EXPECT_TRUE(with_override(scenario, "steps.0.expect", "~").steps[0].checks.empty());
  EXPECT_THROW(with_override(scenario, "world.camera.of", "nobody"), ScenarioError);
  EXPECT_THROW(with_override(scenario, "steps.9.wait", "3"), ScenarioError);
  EXPECT_THROW(with_override(scenario, "world.card.kind", "{"), ScenarioError);
  EXPECT_EQ(scenario.world.camera.of, "hanako") << "the original stays";
}

TEST(Overrides, CanLeaveAStepOut) {
  const auto scenario = load_one(scenario_text("  - place_card:\n  - take_card:\n"));
  EXPECT_EQ(with_override(scenario, "steps.0", "~").steps.size(), 1U);
}

TEST(Sweep, MakesOneScenarioForEachCombination) {
  const auto text = scenario_text(one_step) +
                    "sweep:\n  world.card.kind: [ordinary, pinless]\n"
                    "  world.camera.of: [hanako, taro]\n";
  std::vector<std::string> ids;
  for (const auto& scenario : ScenarioLoader().load_text(text, "t")) ids.push_back(scenario.id);
  EXPECT_THAT(ids, ElementsAre("test-scenario.ordinary.hanako", "test-scenario.ordinary.taro",
                               "test-scenario.pinless.hanako", "test-scenario.pinless.taro"));
}

TEST(Sweep, TellsWhatIsWrongWithAVariant) {
  const auto text = scenario_text(one_step) + "sweep:\n  world.card.of: [hanako, jiro]\n";
  EXPECT_THROW(ScenarioLoader().load_text(text, "t"), ScenarioError);
}

TEST(Lint, AsksForOppositesAndExpectations) {
  std::vector<ScenarioDocument> scenarios{load_one(scenario_text("  - place_card:\n"))};
  std::vector<std::string> keys;
  for (const auto& error : lint(scenarios)) keys.push_back(error.key);
  EXPECT_THAT(keys, testing::UnorderedElementsAre("opposites", "steps", "world.people.taro"));
}

TEST(Lint, IsContentWithAGoodScenario) {
  std::vector<ScenarioDocument> scenarios{
      load_one(scenario_text(one_step, "{of: hanako}", "  camera: {of: taro}\n") +
               "opposites:\n  - {name: {en: a, ja: b}, set: {world.camera.of: hanako}}\n")};
  EXPECT_TRUE(lint(scenarios).empty());
}

TEST(Document, AMustFailScenarioIsRightWhenItFails) {
  const auto scenario = load_one("must: fail\n" + scenario_text(one_step));
  EXPECT_TRUE(scenario.as_it_should_be(Verdict::fail));
  EXPECT_FALSE(scenario.as_it_should_be(Verdict::pass));
  EXPECT_FALSE(scenario.as_it_should_be(Verdict::error));
}

}  // namespace
}  // namespace madoguchi::scenario
