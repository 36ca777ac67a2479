// SPDX-License-Identifier: Apache-2.0
// Every step: what it does to the system and to the stage, and how it is shown.
#include "scenario/step_registry.hpp"
#include "scenario/steps/staff_deed.hpp"
#include "scenario/trace_recorder.hpp"
#include "tests/scenario/fake_card.hpp"
#include "tests/scenario/fake_counter.hpp"
#include "tests/scenario/scenario_text.hpp"

#include <gmock/gmock.h>

namespace madoguchi::scenario {
namespace {

using testing::ElementsAre;

const core::CivilDate day = *core::parse_date("2024-02-01");

struct Played {
  core::Result<> result;
  ScenarioResult record;
  ports::Observation seen;
};

class StepsTest : public testing::Test {
 protected:
  /// Plays all steps of a scenario one after the other, with one context.
  Played play(const std::string& steps, const std::string& card = "{of: hanako}",
              const std::string& more = "") {
    const auto scenario = load_one(scenario_text(steps, card, more));
    Played played;
    TraceRecorder trace(played.record);
    FakeCounter counter(script, day);
    StepContext context{counter.system(), counter.stage(), trace, scenario.world, {}, false, {}};
    const auto all = [&]() -> ports::Awaitable<void> {
      for (const PlannedStep& planned : scenario.steps) {
        shown.push_back(planned.step->arguments());
        words.push_back(planned.step->words(core::Language::english));
        EXPECT_FALSE(planned.step->words(core::Language::japanese).empty());
        played.result = co_await planned.step->run(context);
        if (!played.result) co_return;
      }
    };
    counter.run(all);
    played.seen = context.seen;
    return played;
  }

  template <class T>
  const T& last_patient_action() {
    return std::get<T>(script.patient.back());
  }

  Script script;
  std::vector<std::string> shown;
  std::vector<std::string> words;
};

TEST_F(StepsTest, CardIsPlacedAndTaken) {
  play("  - place_card:\n  - take_card:\n");
  EXPECT_THAT(script.deeds, ElementsAre("insert_card", "patient: CardPlaced", "remove_card",
                                        "patient: CardTaken"));
}

TEST_F(StepsTest, MethodIsChosen) {
  play("  - choose_method: visual_check\n");
  EXPECT_EQ(last_patient_action<ports::MethodChosen>().method,
            checkin::IdentityMethod::visual_check);
  EXPECT_THAT(shown, ElementsAre("visual_check"));
}

TEST_F(StepsTest, PinIsRightWrongOrGivenAndNeverShown) {
  play("  - enter_pin: right\n", "{of: hanako, pin: \"0907\"}");
  EXPECT_EQ(last_patient_action<ports::PinEntered>().pin.reveal(), "0907");
  play("  - enter_pin: wrong\n", "{of: hanako, pin: \"9907\"}");
  EXPECT_NE(last_patient_action<ports::PinEntered>().pin.reveal(), "9907");
  EXPECT_EQ(last_patient_action<ports::PinEntered>().pin.reveal().size(), 4U);
  play("  - enter_pin: 0042\n");
  EXPECT_EQ(last_patient_action<ports::PinEntered>().pin.reveal(), "0042");
  EXPECT_THAT(shown, ElementsAre("right", "wrong", "***"));
  for (const std::string& text : words) EXPECT_EQ(text.find("0042"), std::string::npos);
}

TEST_F(StepsTest, ConsentsAreGivenOneByOneOrAllOrNone) {
  play("  - consent: {drug: true, checkup: false, high_cost_limit: true}\n");
  EXPECT_EQ(last_patient_action<ports::ConsentsGiven>().consents,
            (eligibility::Consents{true, false, false, true}));
  play("  - consent: all\n");
  EXPECT_EQ(
      last_patient_action<ports::ConsentsGiven>().consents,
      (eligibility::Consents{.drug = true, .checkup = true, .treatment = true, .operation = true}));
  play("  - consent: none\n");
  EXPECT_EQ(last_patient_action<ports::ConsentsGiven>().consents, eligibility::Consents{});
}

TEST_F(StepsTest, StaffActInTheOrderInWhichItIsWritten) {
  play(
      "  - staff: [log_in, open_reader_operation, {set_visual_check: , ask_fallbacks: }]\n"
      "  - staff: {show_document: prescription, report_patient: present}\n"
      "  - staff: set_automatic\n");
  EXPECT_THAT(script.deeds, ElementsAre("staff: StaffLogsIn", "staff: StaffOpensReaderOperation",
                                        "staff: StaffSetsMode", "staff: StaffAsksFallbacks",
                                        "staff: StaffShowsDocument", "staff: StaffReportsPatient",
                                        "staff: StaffSetsMode"));
  EXPECT_EQ(std::get<ports::StaffLogsIn>(script.staff[0]).account, "administrator");
  EXPECT_EQ(std::get<ports::StaffSetsMode>(script.staff[2]).mode,
            checkin::ReaderMode::visual_check);
  EXPECT_TRUE(std::get<ports::StaffReportsPatient>(script.staff[5]).present);
  EXPECT_EQ(std::get<ports::StaffSetsMode>(script.staff[6]).mode, checkin::ReaderMode::automatic);
}

TEST_F(StepsTest, StaffLogInWithTheAccountOfTheWorldOrTheirOwn) {
  play("  - staff: log_in\n", "{of: hanako}", "  staff: {account: general}\n");
  EXPECT_EQ(std::get<ports::StaffLogsIn>(script.staff.back()).account, "general");
  play("  - staff: {log_in: viewer}\n");
  EXPECT_EQ(std::get<ports::StaffLogsIn>(script.staff.back()).account, "viewer");
}

TEST_F(StepsTest, HonestStaffTickOnlyForThePersonInThePhotograph) {
  const auto good = play("  - staff: {compare_by_eye: hanako, tick_identity_verified: true}\n");
  EXPECT_TRUE(std::get<ports::StaffTicksIdentity>(script.staff.back()).ticked);
  ASSERT_EQ(good.record.trace.size(), 1U);
  EXPECT_THAT(good.record.trace[0].details.back(), testing::Pair("same person", "yes"));
  const auto bad = play("  - staff: {compare_by_eye: taro, tick_identity_verified: true}\n");
  EXPECT_FALSE(std::get<ports::StaffTicksIdentity>(script.staff.back()).ticked);
  ASSERT_EQ(bad.record.trace.size(), 2U);
  EXPECT_THAT(bad.record.trace[0].details.back(), testing::Pair("same person", "no"));
}

TEST_F(StepsTest, ThePhotographDecidesNotTheHolder) {
  play("  - staff: {compare_by_eye: taro, tick_identity_verified: true}\n",
       "{of: hanako, photo_of: taro}");
  EXPECT_TRUE(std::get<ports::StaffTicksIdentity>(script.staff.back()).ticked);
}

TEST_F(StepsTest, ObservationsOfOneStepAreMergedLatestFirst) {
  ports::Observation first;
  first.reason = checkin::Reason::not_permitted;
  first.offered = {checkin::Way::pin};
  ports::Observation second;
  second.reader_mode = checkin::ReaderMode::automatic;
  second.offered = {checkin::Way::face};
  script.answers = {first, second};
  const auto seen = play("  - staff: [log_in, open_reader_operation]\n").seen;
  EXPECT_EQ(seen.reason, checkin::Reason::not_permitted);
  EXPECT_EQ(seen.reader_mode, checkin::ReaderMode::automatic);
  EXPECT_THAT(seen.offered, ElementsAre(checkin::Way::face));
}

TEST_F(StepsTest, StaffStopAtTheFirstDeedThatCannotBeDone) {
  script.answers.push_back(core::fail(core::Errc::timeout));
  EXPECT_FALSE(play("  - staff: [log_in, open_reader_operation]\n").result);
  EXPECT_EQ(script.staff.size(), 1U);
}

TEST_F(StepsTest, WorldChanges) {
  play("  - service: unreachable\n  - camera: {of: taro}\n");
  EXPECT_THAT(script.deeds, ElementsAre("set_service unreachable", "face_camera taro"));
  script.deeds.clear();
  play("  - camera: {of: taro, stream: side_light, wears: [mask]}\n  - camera: {attack: phone}\n");
  EXPECT_THAT(script.deeds, ElementsAre("face_camera taro", "set_scene light=side mask=mask",
                                        "set_scene attack=phone"));
}

TEST_F(StepsTest, PatientsAnswerTheScreensOfTheDay) {
  play("  - register: decline\n");
  EXPECT_FALSE(last_patient_action<ports::RegistrationAnswered>().accepted);
  play("  - choose_prescription: paper\n");
  EXPECT_EQ(last_patient_action<ports::PrescriptionChosen>().form,
            eligibility::PrescriptionForm::paper);
  play("  - use_subsidies: accept\n");
  EXPECT_TRUE(last_patient_action<ports::SubsidiesAnswered>().accepted);
  play("  - wait: 2\n");
  EXPECT_EQ(script.deeds.back(), "patient: PatientWaited");
}

TEST_F(StepsTest, ANoticeIsConfirmedAtOnceOrByAStepOfItsOwn) {
  ports::Observation asks;
  asks.confirmation_asked = true;
  asks.notice = "x";
  ports::Observation goes_on;
  goes_on.eligibility = eligibility::QualificationValidity::valid;
  script.answers = {asks, goes_on};
  const auto seen = play("  - choose_method: face\n").seen;
  EXPECT_THAT(script.deeds, ElementsAre("patient: MethodChosen", "patient: NoticeConfirmed"));
  EXPECT_EQ(seen.confirmation_asked, false);
  EXPECT_EQ(seen.notice, "x");
  EXPECT_TRUE(seen.eligibility.has_value());
  script.deeds.clear();
  script.answers = {asks, goes_on};
  play("  - choose_method: face\n  - confirm_notice:\n", "{of: hanako}",
       "  confirms_notices: false\n");
  EXPECT_THAT(script.deeds, ElementsAre("patient: MethodChosen", "patient: NoticeConfirmed"));
  script.deeds.clear();
  script.answers = {asks};
  EXPECT_EQ(play("  - choose_method: face\n", "{of: hanako}", "  confirms_notices: false\n")
                .seen.confirmation_asked,
            true);
  EXPECT_EQ(script.deeds.size(), 1U);
}

TEST_F(StepsTest, StaffSwitchDevices) {
  play("  - staff: [open_information, {switch_off: reader}]\n");
  EXPECT_EQ(script.staff.size(), 2U);
  EXPECT_EQ(std::get<ports::StaffSwitchesDevice>(script.staff.back()).device,
            ports::Device::reader);
  EXPECT_FALSE(std::get<ports::StaffSwitchesDevice>(script.staff.back()).on);
}

TEST(StepTable, BareWordsAreTheDeedsWithoutAValue) {
  std::vector<std::string_view> words;
  for (const auto& kind : steps::deed_kinds()) {
    if (steps::is_bare_word(kind)) words.push_back(kind.name);
  }
  EXPECT_THAT(words,
              ElementsAre("log_in", "open_reader_operation", "set_visual_check", "set_automatic",
                          "next_patient", "ask_fallbacks", "open_information"));
}

std::string scenario_of(Scene scene, const std::string& steps) {
  if (scene == Scene::card) return card_scenario_text(steps);
  if (scene == Scene::emr) return scenario_text(steps, "{of: hanako}", "  emr: {}\n");
  if (scene != Scene::population) {
    return scenario_text(steps, "{of: hanako, surface: {}}", "  confirms_notices: false\n");
  }
  return "id: a-population\ntitle: {en: A test, ja: 試験}\nrequirements: [N-10]\n"
         "world:\n  population: {people: 2, scenes: [frontal]}\nsteps:\n" +
         steps;
}

TEST(StepTable, EveryExampleOfTheReferenceLoads) {
  for (const StepKind& kind : step_kinds()) {
    const std::string step = "  " + std::string(kind.example) + "\n";
    EXPECT_NO_THROW(load_one(scenario_of(kind.scene, step))) << kind.name;
  }
}

TEST_F(StepsTest, TheFrontOfTheCardIsSeenInAnotherWay) {
  play("  - surface: {wear: worn, position: tilted}\n  - surface: {}\n",
       "{of: hanako, surface: {cover: finger}}");
  EXPECT_THAT(script.deeds, ElementsAre("set_surface tilted worn", "set_surface straight none"));
  EXPECT_THAT(words.front(), testing::HasSubstr("lies askew, worn and scratched"));
}

TEST_F(StepsTest, ALookOfTheFrontThatCannotBeIsTold) {
  const auto mistake = [](const std::string& step, const std::string& card) {
    try {
      load_one(scenario_text("  - " + step + "\n", card));
    } catch (const ScenarioError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_THAT(mistake("surface: {}", "{of: hanako}"), testing::HasSubstr("say world.card.surface"));
  EXPECT_THAT(mistake("surface: {wear: wron}", "{of: hanako, surface: {}}"),
              testing::HasSubstr("did you mean \"worn\"?"));
  EXPECT_THAT(mistake("place_card:", "{of: hanako, surface: {position: titled}}"),
              testing::AllOf(testing::ContainsRegex(":[0-9]+:[0-9]+: "),
                             testing::HasSubstr("world.card.surface.position"),
                             testing::HasSubstr("did you mean \"tilted\"?")));
  EXPECT_THAT(mistake("place_card:", "{of: hanako, surface: {postion: tilted}}"),
              testing::HasSubstr("did you mean \"position\"?"));
}

}  // namespace
}  // namespace madoguchi::scenario
