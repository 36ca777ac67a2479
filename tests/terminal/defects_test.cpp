// SPDX-License-Identifier: Apache-2.0
// Each defect of the reference devices shows in what can be observed: that is what scenarios look
// for.
#include "eligibility/oqs_face_file.hpp"
#include "tests/support/counter_fixture.hpp"
#include "tests/terminal/placed_cards.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::terminal {
namespace {

using checkin::Defect;
using checkin::Document;
using checkin::IdentityMethod;
using checkin::Institution;
using checkin::Reason;
using checkin::Way;
using eligibility::QualificationValidity;
using test::CounterRig;
using test::hanako;
using test::taro;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
namespace script = test::script;

TEST(Defects, AcceptsAnyFace) {
  CounterRig rig({.defects = {Defect::accepts_any_face}});
  rig.camera.person = taro;
  rig.place(pinless + by_institution);
  EXPECT_EQ(rig.choose(IdentityMethod::face).eligibility, QualificationValidity::valid);
}

TEST(Defects, RejectsEveryFace) {
  CounterRig rig({.defects = {Defect::rejects_every_face}});
  rig.camera.person = hanako;
  rig.place(pinless);
  EXPECT_EQ(rig.choose(IdentityMethod::face).reason, Reason::score_below_threshold);
}

TEST(Defects, IgnoresMissingTick) {
  CounterRig rig({.defects = {Defect::ignores_missing_tick}});
  rig.visual_mode();
  const auto seen = rig.place(script::pinless_facts() + by_institution);
  EXPECT_EQ(seen.eligibility, QualificationValidity::valid);
  EXPECT_FALSE(seen.tick);
}

TEST(Defects, KeepsTickForNextCard) {
  CounterRig rig({.defects = {Defect::keeps_tick_for_next_card}});
  rig.visual_mode();
  rig.staff(ports::StaffTicksIdentity{true});
  rig.place(script::pinless_facts() + by_institution);
  const auto second = rig.place(script::pinless_facts() + by_institution);
  EXPECT_EQ(second.eligibility, QualificationValidity::valid);
}

TEST(Defects, AsksPinlessCardForPin) {
  CounterRig rig({.defects = {Defect::asks_pinless_card_for_pin}});
  const auto seen = rig.place(pinless + script::pin("1234", "69 84"));
  EXPECT_THAT(seen.methods, Contains(IdentityMethod::pin));
  EXPECT_FALSE(rig.choose(IdentityMethod::pin).reason);
  EXPECT_EQ(rig.patient(ports::PinEntered{core::Secret{"1234"}}).reason, Reason::pin_locked);
}

TEST(Defects, AcceptsAnyPin) {
  CounterRig rig({.defects = {Defect::accepts_any_pin}});
  rig.place(script::ordinary_facts(3) + script::photograph(hanako) + script::pin("0000", "63 C2") +
            by_institution);
  rig.choose(IdentityMethod::pin);
  EXPECT_EQ(rig.patient(ports::PinEntered{core::Secret{"0000"}}).eligibility,
            QualificationValidity::valid);
}

TEST(Defects, OffersPortalToPinless) {
  CounterRig rig({.defects = {Defect::offers_portal_to_pinless}});
  rig.camera.person = hanako;
  rig.service.failure = core::Errc::service_unreachable;
  rig.place(pinless);
  EXPECT_THAT(rig.choose(IdentityMethod::face).offered, Contains(Way::portal_screen));
}

TEST(Defects, AllowsVisualCheckOfAbsent) {
  CounterRig rig(
      {.institution = Institution::pharmacy, .defects = {Defect::allows_visual_check_of_absent}});
  rig.staff(ports::StaffReportsPatient{false});
  EXPECT_THAT(rig.staff(ports::StaffAsksFallbacks{}).offered, Contains(Way::visual_check));
  EXPECT_FALSE(rig.visual_mode().reason);
  EXPECT_TRUE(rig.staff(ports::StaffTicksIdentity{true}).tick);
}

TEST(Defects, RefusesEligibilityCertificate) {
  CounterRig rig({.defects = {Defect::refuses_eligibility_certificate}});
  EXPECT_EQ(rig.staff(ports::StaffShowsDocument{Document::eligibility_certificate}).reason,
            Reason::document_not_accepted);
}

/// A check-in by face with these consents, on a device with this defect.
CounterRig& check_in(CounterRig& rig, eligibility::Consents consents, ports::Observation& seen) {
  rig.camera.person = hanako;
  rig.place(pinless + by_institution);
  rig.choose(IdentityMethod::face);
  seen = rig.patient(ports::ConsentsGiven{consents});
  return rig;
}

TEST(Defects, SendsWithoutConsent) {
  CounterRig rig({.defects = {Defect::sends_without_consent}});
  ports::Observation seen;
  check_in(rig, {}, seen);
  EXPECT_THAT(seen.information, Not(IsEmpty()));
}

TEST(Defects, ForgetsConsent) {
  CounterRig rig({.defects = {Defect::forgets_consent}});
  ports::Observation seen;
  check_in(rig, {.drug = true}, seen);
  EXPECT_THAT(seen.information, IsEmpty());
}

TEST(Defects, WritesTimesWithoutConsent) {
  CounterRig rig({.defects = {Defect::writes_times_without_consent}});
  ports::Observation seen;
  check_in(rig, {.drug = true}, seen);
  const auto file = rig.face_file();
  EXPECT_EQ(file.at("DiagnosisInfoConsFlg"), "0");
  EXPECT_TRUE(file.contains("DiagnosisInfoConsTime"));
  EXPECT_TRUE(file.contains("PharmacistsInfoConsTime"));
}

TEST(Defects, ShowsEligibleWhenUnreachable) {
  CounterRig rig({.defects = {Defect::shows_eligible_when_unreachable}});
  rig.camera.person = hanako;
  rig.service.failure = core::Errc::service_unreachable;
  rig.place(pinless);
  EXPECT_EQ(rig.choose(IdentityMethod::face).eligibility, QualificationValidity::valid);
  EXPECT_TRUE(rig.patient(ports::ConsentsGiven{}).emr_file);
}

TEST(Defects, LocksFaceWithPin) {
  CounterRig rig({.defects = {Defect::locks_face_with_pin}});
  const auto seen = rig.place(script::ordinary_facts(0) + script::photograph(hanako));
  EXPECT_THAT(seen.methods, IsEmpty());
  EXPECT_TRUE(seen.reason);
}

TEST(Defects, OffersNoFallback) {
  CounterRig rig({.defects = {Defect::offers_no_fallback}});
  rig.camera.person = taro;
  rig.place(pinless);
  EXPECT_THAT(rig.choose(IdentityMethod::face).offered, IsEmpty());
}

}  // namespace
}  // namespace madoguchi::terminal
