// SPDX-License-Identifier: Apache-2.0
// Whole check-ins over a scripted card: what the notice and the published screens say must happen.
#include "eligibility/oqs_face_file.hpp"
#include "tests/support/counter_fixture.hpp"
#include "tests/terminal/placed_cards.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::terminal {
namespace {

using checkin::CardKind;
using checkin::Document;
using checkin::IdentityMethod;
using checkin::Institution;
using checkin::Reason;
using checkin::Way;
using eligibility::InformationKind;
using eligibility::QualificationValidity;
using test::CounterRig;
using test::hanako;
using test::taro;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
namespace script = test::script;

TEST(CheckIn, PinlessCardByFace) {
  CounterRig rig;
  rig.camera.person = hanako;
  auto seen = rig.place(pinless + by_institution);
  EXPECT_EQ(seen.card_kind, CardKind::pinless);
  EXPECT_THAT(seen.methods, ElementsAre(IdentityMethod::face));
  EXPECT_FALSE(seen.reason);
  seen = rig.choose(IdentityMethod::face);
  EXPECT_EQ(seen.comparison, biometrics::ComparisonDecision::match);
  EXPECT_EQ(seen.face_attempts, 1);
  EXPECT_EQ(seen.verified_by, IdentityMethod::face);
  EXPECT_EQ(seen.eligibility, QualificationValidity::valid);
  EXPECT_EQ(seen.insured_name, "試験　花子");
  EXPECT_EQ(seen.consent_asked, true);
  seen = rig.patient(ports::ConsentsGiven{{.drug = true, .checkup = true}});
  EXPECT_THAT(seen.information, ElementsAre(InformationKind::drug, InformationKind::checkup));
  ASSERT_EQ(rig.outbox.files.size(), 1U);
  EXPECT_EQ(seen.emr_file, rig.outbox.files[0].first);
  EXPECT_TRUE(eligibility::FaceFileName::parse(*seen.emr_file));
  EXPECT_EQ(rig.face_file()["QualificationValidity"], "1");
  EXPECT_EQ(rig.face_file()["PharmacistsInfoConsFlg"], "1");
  const auto& query = rig.service.queries.at(0);
  EXPECT_EQ(query.challenge_id, "challenge 1");
  EXPECT_EQ(query.certificate, (core::Bytes{0x30, 0x03, 0x01, 0x02, 0x03}));
  EXPECT_EQ(query.signature, (core::Bytes{0x51, 0x52, 0x53}));
  EXPECT_EQ(query.verified_by, "face");
  EXPECT_TRUE(query.staff_account.empty());
  EXPECT_FALSE(rig.patient(ports::CardTaken{}).reason);
}

TEST(CheckIn, CharactersThatTheEncodingLacksAreCountedAndKeptInTheLog) {
  CounterRig rig({.file_encoding = eligibility::OqsEncoding::shift_jis});
  rig.service.answer.records[0].record.name = "𠮷野　花子";
  rig.camera.person = hanako;
  rig.place(pinless + by_institution);
  rig.choose(IdentityMethod::face);
  const auto seen = rig.patient(ports::ConsentsGiven{});
  EXPECT_EQ(seen.replaced_characters, 1);
  EXPECT_EQ(rig.face_file()["Name"], "●野　花子");
  const StaffRecord& last = rig.terminal.staff_log().records().back();
  EXPECT_EQ(last.action, "file for the EMR");
  EXPECT_EQ(last.detail, "1 replaced by ●");
}

TEST(CheckIn, NonMatchThenPinRefusedThenVisualCheck) {
  CounterRig rig;
  rig.camera.person = taro;
  rig.place(pinless);
  auto seen = rig.choose(IdentityMethod::face);
  EXPECT_EQ(seen.comparison, biometrics::ComparisonDecision::non_match);
  EXPECT_EQ(seen.reason, Reason::score_below_threshold);
  EXPECT_THAT(seen.offered, ElementsAre(Way::visual_check));
  EXPECT_THAT(seen.clauses, IsSupersetOf({"N-04", "N-05"}));
  seen = rig.choose(IdentityMethod::pin);
  EXPECT_EQ(seen.reason, Reason::pin_not_set);
  EXPECT_EQ(seen.clauses.at(0), "N-04");

  EXPECT_EQ(rig.visual_mode().reader_mode, checkin::ReaderMode::visual_check);
  seen = rig.place({});
  EXPECT_EQ(seen.reason, Reason::tick_missing);
  EXPECT_THAT(seen.clauses, IsSupersetOf({"N-13", "N-15"}));
  EXPECT_THAT(rig.service.queries, IsEmpty());
  rig.card_reader.cards.clear();

  rig.staff(ports::StaffTicksIdentity{true});
  seen = rig.place(script::pinless_facts() + by_institution);
  EXPECT_EQ(seen.verified_by, IdentityMethod::visual_check);
  EXPECT_EQ(seen.eligibility, QualificationValidity::valid);
  ASSERT_TRUE(seen.tick);
  EXPECT_EQ(seen.tick->account, "administrator");
  EXPECT_EQ(rig.service.queries.at(0).staff_account, "administrator");
  EXPECT_EQ(rig.service.queries.at(0).ticked_at, seen.tick->at);
  EXPECT_TRUE(rig.patient(ports::ConsentsGiven{}).emr_file);

  seen = rig.place({});
  EXPECT_EQ(seen.reason, Reason::tick_missing) << "the tick counted for one card use";
  rig.card_reader.cards.clear();
}

TEST(CheckIn, OrdinaryCardByPin) {
  CounterRig rig;
  auto seen = rig.place(script::ordinary_facts(3) + script::photograph(hanako) +
                        script::pin("1234", "90 00") + script::signature_and_certificate());
  EXPECT_EQ(seen.card_kind, CardKind::ordinary);
  EXPECT_EQ(seen.pin_tries_left, 3);
  EXPECT_THAT(seen.methods, ElementsAre(IdentityMethod::face, IdentityMethod::pin));
  EXPECT_EQ(rig.choose(IdentityMethod::pin).pin_tries_left, 3);
  seen = rig.patient(ports::PinEntered{core::Secret{"1234"}});
  EXPECT_EQ(seen.verified_by, IdentityMethod::pin);
  EXPECT_EQ(seen.eligibility, QualificationValidity::valid);
}

TEST(CheckIn, ThreeWrongPinsLockThePinButNotTheFace) {
  CounterRig rig;
  rig.camera.person = hanako;
  rig.place(script::ordinary_facts(3) + script::photograph(hanako) + script::pin("0000", "63 C2") +
            script::pin("0000", "63 C1") + script::pin("0000", "63 C0") + by_institution);
  for (const int left : {2, 1}) {
    rig.choose(IdentityMethod::pin);
    const auto wrong = rig.patient(ports::PinEntered{core::Secret{"0000"}});
    EXPECT_EQ(wrong.reason, Reason::pin_wrong);
    EXPECT_EQ(wrong.pin_tries_left, left);
    EXPECT_THAT(wrong.offered, ElementsAre(Way::face, Way::visual_check));
  }
  rig.choose(IdentityMethod::pin);
  auto seen = rig.patient(ports::PinEntered{core::Secret{"0000"}});
  EXPECT_EQ(seen.reason, Reason::pin_locked);
  EXPECT_THAT(seen.methods, ElementsAre(IdentityMethod::face));
  EXPECT_EQ(rig.choose(IdentityMethod::pin).reason, Reason::pin_locked);
  seen = rig.choose(IdentityMethod::face);
  EXPECT_EQ(seen.verified_by, IdentityMethod::face);
  EXPECT_EQ(seen.eligibility, QualificationValidity::valid);
}

TEST(CheckIn, RefusedConsentsLeaveTheEligibilityAlone) {
  CounterRig rig;
  rig.camera.person = hanako;
  rig.place(pinless + by_institution);
  rig.choose(IdentityMethod::face);
  const auto seen = rig.patient(ports::ConsentsGiven{});
  EXPECT_THAT(seen.information, IsEmpty());
  EXPECT_THAT(rig.service.fetched, IsEmpty()) << "nothing is even asked for";
  auto file = rig.face_file();
  EXPECT_EQ(file["QualificationValidity"], "1");
  EXPECT_EQ(file["PharmacistsInfoConsFlg"], "0");
  EXPECT_FALSE(file.contains("PharmacistsInfoConsTime"));
}

TEST(CheckIn, ConsentsBeforeVerificationDeliverNothing) {
  CounterRig rig;
  rig.place(pinless);
  EXPECT_EQ(rig.patient(ports::ConsentsGiven{{.drug = true}}).reason,
            Reason::identity_not_verified);
  EXPECT_THAT(rig.outbox.files, IsEmpty());
}

TEST(CheckIn, ServiceUnreachableWithAPinlessCard) {
  CounterRig rig;
  rig.camera.person = hanako;
  rig.service.failure = core::Errc::service_unreachable;
  rig.place(pinless);
  const auto seen = rig.choose(IdentityMethod::face);
  EXPECT_EQ(seen.reason, Reason::service_unreachable);
  EXPECT_FALSE(seen.eligibility);
  EXPECT_THAT(seen.offered,
              ElementsAre(Way::eligibility_certificate, Way::insurance_card, Way::known_data,
                          Way::declaration_form, Way::note_for_later));
  EXPECT_EQ(rig.staff(ports::StaffAsksFallbacks{}).offered, seen.offered);
  const auto portal = rig.staff(ports::StaffShowsDocument{Document::portal_screen});
  EXPECT_EQ(portal.reason, Reason::document_not_accepted);
  EXPECT_THAT(portal.clauses, ElementsAre("N-08"));
  const auto form = rig.staff(ports::StaffShowsDocument{Document::declaration_form});
  EXPECT_EQ(form.accepted_document, Document::declaration_form);
  EXPECT_THAT(form.clauses, ElementsAre("N-09"));
}

TEST(CheckIn, ServiceUnreachableWithAnOrdinaryCardKeepsThePortal) {
  CounterRig rig;
  rig.camera.person = hanako;
  rig.service.failure = core::Errc::service_unreachable;
  rig.place(script::ordinary_facts(3) + script::photograph(hanako));
  rig.choose(IdentityMethod::face);
  const auto seen = rig.staff(ports::StaffShowsDocument{Document::portal_screen});
  EXPECT_EQ(seen.accepted_document, Document::portal_screen);
  EXPECT_THAT(seen.clauses, ElementsAre("N-16"));
}

TEST(CheckIn, ProxyAtThePharmacy) {
  CounterRig rig({.institution = Institution::pharmacy});
  rig.place(pinless);
  rig.staff(ports::StaffLogsIn{"administrator"});
  rig.staff(ports::StaffOpensReaderOperation{});
  rig.staff(ports::StaffReportsPatient{false});
  const auto refused = rig.staff(ports::StaffSetsMode{checkin::ReaderMode::visual_check});
  EXPECT_EQ(refused.reason, Reason::patient_absent);
  EXPECT_THAT(refused.clauses, ElementsAre("N-07"));
  const auto left = rig.staff(ports::StaffAsksFallbacks{});
  EXPECT_THAT(left.offered, ElementsAre(Way::prescription, Way::eligibility_certificate,
                                        Way::insurance_card, Way::declaration_form));
  EXPECT_THAT(left.clauses, IsSupersetOf({"N-07", "N-08", "N-09"}));
  EXPECT_EQ(rig.staff(ports::StaffShowsDocument{Document::prescription}).accepted_document,
            Document::prescription);
}

TEST(CheckIn, InvalidQualificationIsLeftForTheEmr) {
  CounterRig rig;
  rig.camera.person = hanako;
  rig.service.answer.validity = QualificationValidity::invalid;
  rig.place(script::ordinary_facts(3) + script::photograph(hanako) + by_institution);
  const auto seen = rig.choose(IdentityMethod::face);
  EXPECT_EQ(seen.eligibility, QualificationValidity::invalid);
  EXPECT_EQ(seen.reason, Reason::qualification_not_valid);
  EXPECT_THAT(seen.offered,
              ElementsAre(Way::eligibility_certificate, Way::insurance_card, Way::portal_screen,
                          Way::known_data, Way::declaration_form));
  rig.patient(ports::ConsentsGiven{});
  EXPECT_EQ(rig.face_file()["QualificationValidity"], "2");
}

TEST(CheckIn, CardTakenBeforeTheConsents) {
  CounterRig rig;
  rig.camera.person = hanako;
  rig.place(pinless + by_institution);
  rig.choose(IdentityMethod::face);
  EXPECT_EQ(rig.patient(ports::CardTaken{}).reason, Reason::card_removed);
  EXPECT_THAT(rig.service.fetched, IsEmpty());
  EXPECT_EQ(rig.face_file()["QualificationValidity"], "1");
  EXPECT_EQ(rig.face_file()["PharmacistsInfoConsFlg"], "0");
}

TEST(CheckIn, FirstUseRegistersWithANewProofAndAsksAgain) {
  CounterRig rig;
  rig.camera.person = hanako;
  rig.service.rejection = eligibility::Rejection::not_registered;
  rig.place(pinless + by_institution + by_institution + by_institution);
  auto seen = rig.choose(IdentityMethod::face);
  EXPECT_EQ(seen.registration_asked, true);
  EXPECT_FALSE(seen.eligibility);
  EXPECT_THAT(rig.service.registrations, IsEmpty());
  seen = rig.patient(ports::RegistrationAnswered{true});
  EXPECT_EQ(rig.service.registrations.size(), 1U);
  EXPECT_EQ(seen.eligibility, QualificationValidity::valid);
  EXPECT_EQ(seen.consent_asked, true);
}

TEST(CheckIn, FaceFailuresCountOverVisitsAndAMatchEndsTheCount) {
  CounterRig rig;
  rig.camera.person = taro;
  EXPECT_EQ(rig.place(pinless).face_tries_left, 10);
  EXPECT_EQ(rig.choose(IdentityMethod::face).face_tries_left, 9);
  EXPECT_EQ(rig.patient(ports::CardTaken{}).reason, Reason::card_removed);
  rig.camera.person = hanako;
  EXPECT_EQ(rig.place(pinless + by_institution).face_tries_left, 9);
  EXPECT_EQ(rig.choose(IdentityMethod::face).face_tries_left, 10);
}

TEST(CheckIn, ScreensThatWaitTooLongEnd) {
  CounterRig rig;
  rig.place(pinless);
  rig.clock.advance(std::chrono::seconds{59});
  EXPECT_FALSE(rig.patient(ports::PatientWaited{}).reason);
  rig.clock.advance(std::chrono::seconds{1});
  auto seen = rig.patient(ports::PatientWaited{});
  EXPECT_EQ(seen.reason, Reason::timed_out);
  EXPECT_THAT(seen.clauses, ::testing::Contains("CI-14"));
  EXPECT_EQ(rig.choose(IdentityMethod::face).reason, Reason::method_not_offered);
  rig.clock.advance(std::chrono::seconds{10});
  EXPECT_EQ(rig.patient(ports::PatientWaited{}).card_reminder, true);
}

}  // namespace
}  // namespace madoguchi::terminal
