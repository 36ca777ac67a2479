// SPDX-License-Identifier: Apache-2.0
// First use, consents by date, prescriptions, time-outs and cards that are taken early: what the
// published screens say (clauses CI-04 to CI-19), and which consents are asked on which day.
#include "checkin/consent_rules.hpp"
#include "checkin/reader_messages.hpp"
#include "checkin/rules/rule_reader.hpp"
#include "tests/checkin/walk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace madoguchi::checkin {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum ConsentItem;

core::CivilDate day(const char* text) { return *core::parse_date(text); }

CardFacts card(int pin_tries_left, int face_failures) {
  CardFacts facts{CardKind::ordinary, pin_tries_left, true};
  facts.face_failures = face_failures;
  return facts;
}

/// The face matched; the service is being asked.
Walk asking(Policy policy = {}) {
  Walk walk{std::move(policy), {}, {}};
  walk.on(event::CardPlaced{}).on(event::CardRead{card(3, 4)});
  walk.on(event::MethodChosen{IdentityMethod::face}).on(event::FacesCompared{});
  return walk.on(event::CardAuthenticated{});
}

Walk answered(const eligibility::EligibilityAnswer& answer, Policy policy = {}) {
  Walk walk = asking(std::move(policy));
  return walk.on(event::EligibilityAnswered{answer});
}

eligibility::EligibilityAnswer valid() {
  eligibility::EligibilityAnswer answer;
  answer.validity = eligibility::QualificationValidity::valid;
  return answer;
}

TEST(ConsentRules, AskWhatTheDayAsks) {
  EXPECT_THAT(consent_questions(day("2024-10-06"), false),
              ElementsAre(limit, operation, treatment, drug, checkup));
  EXPECT_THAT(consent_questions(day("2024-10-07"), false), ElementsAre(everything));
  EXPECT_THAT(consent_questions(day("2024-10-07"), true),
              ElementsAre(everything, specified_disease));
  EXPECT_EQ(consent_rule(clinical, day("2025-01-27")), nullptr);
  ASSERT_NE(consent_rule(clinical, day("2025-01-28")), nullptr);
  EXPECT_EQ(consent_rule(limit, day("2024-10-06"))->id, "CI-08");
  EXPECT_EQ(consent_rule(limit, day("2024-10-07"))->form, ConsentForm::without_asking);
}

TEST(ConsentRules, AnswersCountOnlyWhereTheyWereAsked) {
  eligibility::Consents all{.drug = true, .high_cost_limit = true, .operation = true};
  all.clinical = {eligibility::ClinicalItem::test};
  EXPECT_THAT(valid_consents(all, day("2024-10-06")).clinical, IsEmpty());
  EXPECT_EQ(valid_consents(all, day("2025-01-28")), all);
  EXPECT_FALSE(valid_consents({}, day("2024-10-06")).high_cost_limit);
  EXPECT_TRUE(valid_consents({}, day("2024-10-07")).high_cost_limit) << "provided unasked";
}

TEST(Session, FirstUseGoesThroughTheRegistrationScreen) {
  Walk walk = asking();
  walk.on(event::ServiceFailed{Reason::not_registered});
  EXPECT_TRUE(walk.in<state::AskingRegistration>());
  walk.on(event::RegistrationAnswered{true});
  EXPECT_TRUE(walk.did<effect::Register>());
  walk.on(event::Registered{});
  EXPECT_TRUE(walk.did<effect::AuthenticateCard>()) << "a new proof";
  walk.on(event::CardAuthenticated{}).on(event::ServiceFailed{Reason::not_registered});
  EXPECT_TRUE(walk.in<state::Refused>()) << "never a second time";
}

TEST(Session, ALockedCardRegistersWhereThatIsSetUp) {
  Policy strict;
  strict.locked_card_registers = false;
  Walk walk{strict, {}, {}};
  walk.on(event::CardPlaced{}).on(event::CardRead{card(0, 0)});
  walk.on(event::MethodChosen{IdentityMethod::face}).on(event::FacesCompared{});
  walk.on(event::CardAuthenticated{}).on(event::ServiceFailed{Reason::not_registered});
  EXPECT_EQ(walk.did<effect::ShowRefusal>()->refusal.reason, Reason::registration_unavailable);
}

TEST(Session, AFaceThatMatchesEndsTheCountAndTheTenthFailureLocks) {
  Walk walk{{}, {}, {}};
  walk.on(event::CardPlaced{}).on(event::CardRead{card(3, 8)});
  walk.on(event::MethodChosen{IdentityMethod::face});
  walk.on(event::FacesCompared{Reason::score_below_threshold});
  EXPECT_EQ(walk.did<effect::KeepFaceFailures>()->failures, 9);
  walk.on(event::MethodChosen{IdentityMethod::face});
  walk.on(event::FacesCompared{Reason::no_face_captured});
  EXPECT_EQ(walk.did<effect::KeepFaceFailures>(), nullptr) << "nothing was compared";
  walk.on(event::MethodChosen{IdentityMethod::face});
  walk.on(event::FacesCompared{Reason::score_below_threshold});
  EXPECT_EQ(walk.did<effect::ShowRefusal>()->refusal.reason, Reason::face_locked);
  EXPECT_THAT(walk.did<effect::ShowMethods>()->methods, ElementsAre(IdentityMethod::pin));
}

TEST(Session, ThePrescriptionIsAskedForAfterTheConsents) {
  Policy policy;
  policy.prescription_choice = true;
  Walk walk = answered(valid(), policy);
  walk.on(event::ConsentsGiven{{.drug = true}});
  EXPECT_TRUE(walk.in<state::ChoosingPrescription>());
  walk.on(event::PrescriptionChosen{eligibility::PrescriptionForm::electronic});
  EXPECT_EQ(walk.did<effect::Deliver>()->prescription, eligibility::PrescriptionForm::electronic);
  EXPECT_TRUE(walk.did<effect::Deliver>()->consents.drug);
}

TEST(Session, AProtectedPersonsCardIsRefusedAndNothingIsShown) {
  auto answer = valid();
  answer.card_use_restricted = true;
  const Walk walk = answered(answer);
  EXPECT_EQ(walk.did<effect::ShowRefusal>()->refusal.reason, Reason::card_use_restricted);
  EXPECT_EQ(walk.did<effect::ShowEligibility>(), nullptr);
}

TEST(Session, InTheGraceNothingMedicalIsAsked) {
  auto answer = valid();
  answer.information_withheld = true;
  Walk walk = answered(answer).on(event::NoticeConfirmed{});
  EXPECT_EQ(walk.did<effect::AskConsents>(), nullptr);
  ASSERT_TRUE(walk.did<effect::Deliver>());
  EXPECT_FALSE(walk.did<effect::Deliver>()->consents.any());
}

// An installer's report: the screen says so and goes on with 「次に進む」.
TEST(Session, InTheGraceNothingIsShownBeforeTheNoticeIsConfirmed) {
  auto answer = valid();
  answer.information_withheld = true;
  Walk walk = answered(answer);
  ASSERT_TRUE(walk.in<state::ConfirmingNotice>());
  ASSERT_TRUE(walk.did<effect::AskToConfirm>());
  EXPECT_EQ(walk.did<effect::AskToConfirm>()->notice.clause, "F-92");
  EXPECT_EQ(walk.effects.size(), 1U);
  walk.on(event::ConsentsGiven{{.drug = true}});
  EXPECT_TRUE(walk.in<state::ConfirmingNotice>()) << "another screen's answer";
  Walk late = walk;
  late.on(event::TimedOut{});
  EXPECT_TRUE(late.in<state::Refused>());
  EXPECT_EQ(late.refusal().reason, Reason::timed_out);
  late.on(event::NoticeConfirmed{});
  EXPECT_TRUE(late.in<state::Refused>()) << "too late";
  Walk left = walk;
  left.on(event::CardTaken{});
  EXPECT_TRUE(left.in<state::Idle>());
  EXPECT_EQ(left.refusal().reason, Reason::card_removed);
  EXPECT_EQ(left.did<effect::Deliver>(), nullptr);
  walk.on(event::NoticeConfirmed{});
  EXPECT_TRUE(walk.did<effect::ShowEligibility>());
}

TEST(Session, ANoticeThatTheRulesDoNotAskForIsNotShown) {
  RuleTable silent = shipped_rules();
  silent.notices.clear();
  Policy policy;
  policy.rules = &silent;
  auto answer = valid();
  answer.information_withheld = true;
  EXPECT_TRUE(answered(answer, policy).did<effect::ShowEligibility>());
}

TEST(Session, EveryScreenEndsByItself) {
  Walk walk = answered(valid());
  walk.on(event::TimedOut{});
  EXPECT_EQ(walk.did<effect::ShowRefusal>()->refusal.reason, Reason::timed_out);
  EXPECT_TRUE(walk.did<effect::Deliver>());
  walk.on(event::Delivered{}).on(event::TimedOut{});
  EXPECT_TRUE(walk.did<effect::RemindOfCard>());
  Walk early{{}, {}, {}};
  early.on(event::CardPlaced{}).on(event::CardRead{card(3, 0)});
  early.on(event::TimedOut{});
  EXPECT_TRUE(early.in<state::Refused>());
}

TEST(Session, RefusesByTheRulesItIsGiven) {
  CardUse use;
  use.card.kind = CardKind::pinless;
  Policy policy;
  policy.day = day("2025-03-03");
  EXPECT_THAT(refusal_of(Reason::score_below_threshold, use, policy).offered,
              ::testing::Contains(Way::visual_check));
  const RuleTable nothing;
  policy.rules = &nothing;
  EXPECT_THAT(refusal_of(Reason::score_below_threshold, use, policy).offered, IsEmpty());
}

TEST(ReaderErrors, HaveTheKnownNumbersAndNoOthers) {
  std::map<std::string, std::set<Reason>> numbered;
  for (const auto& row : enum_names(std::type_identity<Reason>{})) {
    const ShownError shown = refusal_of(row.value, Policy{}).error;
    EXPECT_FALSE(shown.text.en.empty() || shown.text.ja.empty()) << row.name;
    if (!shown.number.empty()) numbered[shown.number].insert(row.value);
  }
  using enum Reason;
  const std::map<std::string, std::set<Reason>> known{
      {"001", {card_unreadable}},
      {"002", {not_a_my_number_card}},
      {"006", {certificate_expired, certificate_revoked}}};
  EXPECT_EQ(numbered, known);
}

TEST(ReaderErrors, WithoutANumberAreShownWithTheTextOfTheirReason) {
  EXPECT_EQ(refusal_of(Reason::pin_locked, CardUse{}, Policy{}).error.text.ja,
            core::label_of(Reason::pin_locked).ja);
}

TEST(ReaderErrors, FollowTheRulesOfTheDayAndTheCard) {
  const auto read = rules::read_rules(
      "errors:\n"
      "  - {number: \"003\", when: {cause: [pin_locked], card: [ordinary]}, from: 2026-04-01, "
      "certainty: single_source, source: x, text: {en: a, ja: b}}\n",
      "mine.yaml", shipped_rules());
  ASSERT_THAT(read.errors, IsEmpty());
  Policy policy;
  policy.rules = &read.table;
  policy.day = day("2026-04-01");
  CardUse use;
  use.card.kind = CardKind::ordinary;
  const ShownError shown = refusal_of(Reason::pin_locked, use, policy).error;
  EXPECT_EQ(shown.number, "003");
  EXPECT_EQ(shown.text.ja, "b");
  EXPECT_EQ(refusal_of(Reason::card_unreadable, use, policy).error.number, "001");
  use.card.kind = CardKind::pinless;
  EXPECT_EQ(refusal_of(Reason::pin_locked, use, policy).error.number, "");
  use.card.kind = CardKind::ordinary;
  policy.day = day("2026-03-31");
  EXPECT_EQ(refusal_of(Reason::pin_locked, use, policy).error.number, "");
}

}  // namespace
}  // namespace madoguchi::checkin
