// SPDX-License-Identifier: Apache-2.0
// Every expectation, once holding and once not. Expected values follow from the meaning that the
// reference page gives to each key.
#include "scenario/expectation_registry.hpp"
#include "tests/scenario/checked_step.hpp"

#include <gmock/gmock.h>

#include <set>

namespace madoguchi::scenario {
namespace {

using checkin::Document;
using ports::Observation;
using Seen = std::function<void(Observation&)>;

const core::CivilDate day = step_day;

Observation observed(const Seen& set) {
  Observation seen;
  set(seen);
  return seen;
}

struct Case {
  std::string expect;
  Seen good;
  Seen bad;
  std::string actual;  ///< how the bad observation is explained
};

const Seen nothing = [](Observation&) {};

ports::TickRecord tick(std::string account, core::CivilDate on) {
  return {std::move(account), core::start_of(on) + std::chrono::hours(9)};
}

std::vector<Case> cases() {
  using checkin::IdentityMethod;
  using checkin::Reason;
  using checkin::Way;
  using eligibility::InformationKind;
  using eligibility::QualificationValidity;
  const auto name_of_hanako =
      load_one(scenario_text("  - place_card:\n")).world.find("hanako")->name;
  return {
      {"card_kind: pinless", [](auto& s) { s.card_kind = checkin::CardKind::pinless; }, nothing,
       "none"},
      {"card_kind: none", nothing, [](auto& s) { s.card_kind = checkin::CardKind::ordinary; },
       "ordinary"},
      {"methods: [face, pin]",
       [](auto& s) {
         s.methods = {IdentityMethod::pin, IdentityMethod::face};
       },
       [](auto& s) { s.methods = {IdentityMethod::face}; }, "[face]"},
      {"methods: []", nothing, [](auto& s) { s.methods = {IdentityMethod::pin}; }, "[pin]"},
      {"comparison: non_match",
       [](auto& s) { s.comparison = biometrics::ComparisonDecision::non_match; },
       [](auto& s) { s.comparison = biometrics::ComparisonDecision::match; }, "match"},
      {"face_attempts: 2", [](auto& s) { s.face_attempts = 2; },
       [](auto& s) { s.face_attempts = 3; }, "3"},
      {"face_attempts: {at_least: 2}", [](auto& s) { s.face_attempts = 3; },
       [](auto& s) { s.face_attempts = 1; }, "1"},
      {"face_attempts: {at_least: 1, at_most: 2}", [](auto& s) { s.face_attempts = 1; }, nothing,
       "none"},
      {"pin_tries_left: 0", [](auto& s) { s.pin_tries_left = 0; }, nothing, "none"},
      {"pin_tries_left: none", nothing, [](auto& s) { s.pin_tries_left = 0; }, "0"},
      {"reason: tick_missing", [](auto& s) { s.reason = Reason::tick_missing; },
       [](auto& s) { s.reason = Reason::no_card; }, "no_card"},
      {"reason: none", nothing, [](auto& s) { s.reason = Reason::pin_wrong; }, "pin_wrong"},
      {"offered: [visual_check]", [](auto& s) { s.offered = {Way::visual_check}; },
       [](auto& s) {
         s.offered = {Way::visual_check, Way::pin};
       },
       "[visual_check, pin]"},
      {"offered: {includes: [face], excludes: [portal_screen]}",
       [](auto& s) {
         s.offered = {Way::pin, Way::face};
       },
       [](auto& s) {
         s.offered = {Way::face, Way::portal_screen};
       },
       "[face, portal_screen]"},
      {"offered: {includes: [face, pin]}",
       [](auto& s) {
         s.offered = {Way::pin, Way::face};
       },
       [](auto& s) { s.offered = {Way::face}; }, "[face]"},
      {"clauses: [N-08, N-09]",
       [](auto& s) {
         s.clauses = {"N-09", "N-01", "N-08"};
       },
       [](auto& s) { s.clauses = {"N-08"}; }, "[N-08]"},
      {"verified_by: visual_check", [](auto& s) { s.verified_by = IdentityMethod::visual_check; },
       [](auto& s) { s.verified_by = IdentityMethod::face; }, "face"},
      {"verified_by: none", nothing, [](auto& s) { s.verified_by = IdentityMethod::pin; }, "pin"},
      {"eligibility: none", [](auto& s) { s.eligibility = QualificationValidity::none; }, nothing,
       "not_shown"},
      {"eligibility: not_shown", nothing,
       [](auto& s) { s.eligibility = QualificationValidity::none; }, "none"},
      {"eligibility: valid", [](auto& s) { s.eligibility = QualificationValidity::valid; },
       [](auto& s) { s.eligibility = QualificationValidity::invalid; }, "invalid"},
      {"insured: hanako", [=](auto& s) { s.insured_name = name_of_hanako; }, nothing, "none"},
      {"insured: taro",
       [](auto& s) {
         s.insured_name = load_one(scenario_text("  - place_card:\n")).world.find("taro")->name;
       },
       [=](auto& s) { s.insured_name = name_of_hanako; }, "hanako"},
      {"insured: none", nothing, [](auto& s) { s.insured_name = "x"; }, "another name: x"},
      {"consent_asked: true", [](auto& s) { s.consent_asked = true; }, nothing, "false"},
      {"consent_asked: false", nothing, [](auto& s) { s.consent_asked = true; }, "true"},
      {"replaced_characters: 1", [](auto& s) { s.replaced_characters = 1; }, nothing, "none"},
      {"face_tries_left: 9", [](auto& s) { s.face_tries_left = 9; }, nothing, "none"},
      {"shown_name: x", [](auto& s) { s.insured_name = "x"; }, nothing, "none"},
      {"side_code: none", nothing, [](auto& s) { s.side_code = "EXPIRING"; }, "EXPIRING"},
      {"reader_error: \"001\"", [](auto& s) { s.reader_error = "001"; },
       [](auto& s) { s.reader_error = "002"; }, "002"},
      {"refusal_text: 試験", [](auto& s) { s.refusal_text = "試験"; }, nothing, "none"},
      {"notice: none", nothing, [](auto& s) { s.notice = "試験"; }, "試験"},
      {"confirmation_asked: true", [](auto& s) { s.confirmation_asked = true; }, nothing, "false"},
      {"registration_asked: true", [](auto& s) { s.registration_asked = true; }, nothing, "false"},
      {"prescription_asked: true", [](auto& s) { s.prescription_asked = true; }, nothing, "false"},
      {"subsidies_asked: true", [](auto& s) { s.subsidies_asked = true; }, nothing, "false"},
      {"card_reminder: true", [](auto& s) { s.card_reminder = true; }, nothing, "false"},
      {"consents_asked: [limit, drug]",
       [](auto& s) {
         s.consent_questions = {checkin::ConsentItem::limit, checkin::ConsentItem::drug};
       },
       [](auto& s) {
         s.consent_questions = {checkin::ConsentItem::drug, checkin::ConsentItem::limit};
       },
       "[drug, limit]"},
      {"information: [drug]", [](auto& s) { s.information = {InformationKind::drug}; },
       [](auto& s) {
         s.information = {InformationKind::drug, InformationKind::checkup};
       },
       "[drug, checkup]"},
      {"information: []", nothing, [](auto& s) { s.information = {InformationKind::treatment}; },
       "[treatment]"},
      {"document: prescription", [](auto& s) { s.accepted_document = Document::prescription; },
       nothing, "none"},
      {"accepted: [portal_screen, prescription]",
       [](auto& s) {
         s.accepted_in_hand = {Document::prescription, Document::portal_screen};
       },
       nothing, "not told"},
      {"accepted: []", [](auto& s) { s.accepted_in_hand.emplace(); },
       [](auto& s) { s.accepted_in_hand = {Document::known_data}; }, "[known_data]"},
      {"share: 30",
       [](auto& s) {
         s.share = checkin::ShareDecision{30, 30, "F-54"};
       },
       [](auto& s) {
         s.share = checkin::ShareDecision{10, 30, "F-53"};
       },
       "10 to 30 %"},
      {"share: {least: 10, most: 30}",
       [](auto& s) {
         s.share = checkin::ShareDecision{10, 30, "F-53"};
       },
       nothing, "not told"},
      {"claim: {identifiers: unknown, insurer: \"77777777\", remark: none}",
       [](auto& s) {
         s.claim = checkin::ClaimDecision{"unknown", "77777777", "7777777", "", true, "F-63"};
       },
       [](auto& s) {
         s.claim = checkin::ClaimDecision{"disaster", "99999999", "999999999", "x", false, "F-62"};
       },
       "identifiers: disaster, insurer: 99999999, number: 999999999, remark: x"},
      {"claim: {identifiers: current}",
       [](auto& s) { s.claim = checkin::ClaimDecision{"current", "", "", "", false, "F-60"}; },
       nothing, "not told"},
      {"tick: {account: administrator}", [](auto& s) { s.tick = tick("administrator", day); },
       [](auto& s) { s.tick = tick("general", day); }, "by general at 2024-02-01 09:00:00"},
      {"tick: {account: administrator}", [](auto& s) { s.tick = tick("administrator", day); },
       [](auto& s) {
         s.tick = ports::TickRecord{"administrator", {}};
       },
       "by administrator at 1970-01-01 00:00:00"},
      {"tick: {account: general, recorded: false}",
       [](auto& s) {
         s.tick = ports::TickRecord{"general", {}};
       },
       nothing, "none"},
      {"tick: none", nothing, [](auto& s) { s.tick = tick("general", day); },
       "by general at 2024-02-01 09:00:00"},
      {"reader_mode: visual_check",
       [](auto& s) { s.reader_mode = checkin::ReaderMode::visual_check; },
       [](auto& s) { s.reader_mode = checkin::ReaderMode::automatic; }, "automatic"},
  };
}

TEST(Expectations, HoldAndDoNotHold) {
  for (const Case& row : cases()) {
    SCOPED_TRACE(row.expect);
    const auto good = check(row.expect, observed(row.good));
    ASSERT_TRUE(good);
    EXPECT_TRUE(good->as_expected) << good->actual;
    const auto bad = check(row.expect, observed(row.bad));
    ASSERT_TRUE(bad);
    EXPECT_FALSE(bad->as_expected);
    EXPECT_EQ(bad->actual, row.actual);
  }
}

TEST(Expectations, TheTriesOfTheNumberAreLookedUpInTheCard) {
  const auto found = [](core::Result<int> in_card) {
    const auto scenario =
        load_one(scenario_text("  - place_card:\n    expect: {number_tries_left: 10}\n"));
    Script script;
    script.number_tries_left = std::move(in_card);
    FakeCounter counter(script, day);
    const ports::Observation seen;
    const Evidence evidence{seen, counter.stage(), scenario.world};
    return scenario.steps.at(0).checks.at(0).expectation->check(evidence).value();
  };
  EXPECT_TRUE(found(10).as_expected);
  EXPECT_FALSE(found(9).as_expected);
  EXPECT_EQ(found(9).actual, "9");
  EXPECT_FALSE(found(core::fail(core::Errc::unsupported, "a card of plastic")).judged);
}

TEST(Expectations, EveryRowOfTheTableIsTriedHere) {
  std::set<std::string> tried{"emr_file", "number_tries_left"};  // in the tests below
  for (const Case& row : cases()) tried.insert(row.expect.substr(0, row.expect.find(':')));
  for (const ExpectationKind& kind : expectation_kinds()) {
    if (kind.scene == Scene::card) continue;        // in card_expectations_test.cpp
    if (kind.scene == Scene::population) continue;  // in population_test.cpp
    if (kind.scene == Scene::emr) continue;         // in scenarios/self/after_an_import.yaml
    EXPECT_TRUE(tried.contains(std::string(kind.key))) << kind.key;
  }
}

}  // namespace
}  // namespace madoguchi::scenario
