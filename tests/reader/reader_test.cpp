// SPDX-License-Identifier: Apache-2.0
// The reader on cards and devices that do not do what they should, and what it leaves in the trace.
#include "tests/support/counter_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::reader {
namespace {

using checkin::IdentityMethod;
using checkin::Reason;
using checkin::Way;
using test::CounterRig;
using test::hanako;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
namespace script = test::script;

TEST(Reader, KnowsAnotherCard) {
  CounterRig rig;
  const auto seen = rig.place(script::other_card());
  EXPECT_EQ(seen.reason, Reason::not_a_my_number_card);
  EXPECT_THAT(seen.offered, ElementsAre(Way::eligibility_certificate, Way::insurance_card));
}

TEST(Reader, KnowsACardThatKnowsNoApplications) {
  for (const auto& answer :
       {core::Bytes{0x6A, 0x81}, core::Bytes{0x6D, 0x00}, core::Bytes{0x6E, 0x00}}) {
    CounterRig rig;
    auto card = script::other_card();
    card.back().response = answer;
    EXPECT_EQ(rig.place(card).reason, Reason::not_a_my_number_card);
  }
}

TEST(Reader, BelievesNoPhotographThatTheIssuerDidNotSign) {
  CounterRig rig;
  rig.face_trust.forged = true;
  const auto seen = rig.place(script::pinless_facts() + script::photograph(hanako));
  EXPECT_EQ(seen.reason, Reason::card_signature_invalid);
  EXPECT_THAT(seen.clauses, Contains("CI-28"));
  CounterRig careless({.defects = {checkin::Defect::skips_face_signature}});
  careless.face_trust.forged = true;
  EXPECT_EQ(careless.place(script::pinless_facts() + script::photograph(hanako)).reason,
            std::nullopt);
}

TEST(Reader, CountsFacesOverARestart) {
  for (const bool forgets : {false, true}) {
    test::CounterOptions options;
    if (forgets) options.defects = {checkin::Defect::loses_face_count_on_restart};
    CounterRig rig(options);
    rig.camera.person = test::taro;
    rig.place(script::pinless_facts() + script::photograph(hanako));
    EXPECT_EQ(rig.choose(IdentityMethod::face).face_tries_left, 9);
    rig.patient(ports::CardTaken{});
    ASSERT_TRUE(test::run(rig.reader.restart()));
    const auto seen = rig.place(script::pinless_facts() + script::photograph(hanako));
    EXPECT_EQ(seen.face_tries_left, forgets ? 10 : 9);
  }
}

TEST(Reader, PreparesTheCameraOnlyWhereTheFaceMayCome) {
  test::CounterRig rig;
  rig.place(script::pinless_facts() + script::photograph(hanako));
  EXPECT_EQ(rig.camera.prepared, 1);
  rig.patient(ports::CardTaken{});
  rig.visual_mode();
  rig.place(script::pinless_facts() + script::photograph(hanako));
  EXPECT_EQ(rig.camera.prepared, 1) << "staff compare by eye";
}

TEST(Reader, SwitchesTheCameraOffWhenThePatientTakesThePin) {
  CounterRig rig;
  rig.place(script::ordinary_facts(3) + script::photograph(hanako));
  rig.camera.on = true;  // it has begun to look
  rig.patient(ports::ConsentsGiven{});
  EXPECT_TRUE(rig.camera.on) << "the patient may still choose the face";
  rig.choose(IdentityMethod::pin);
  EXPECT_FALSE(rig.camera.on);
}

TEST(Reader, SaysWhenThereIsNoCard) {
  CounterRig rig;
  EXPECT_EQ(rig.patient(ports::CardPlaced{}).reason, Reason::no_card);
}

TEST(Reader, NoticesTheCardBeingTornOff) {
  CounterRig rig;
  auto torn = script::pinless_facts();
  torn.back().torn_off = true;
  EXPECT_EQ(rig.place(torn).reason, Reason::card_removed);
}

TEST(Reader, NoticesTheCardBeingTornOffWhileSigning) {
  CounterRig rig;
  rig.camera.person = hanako;
  auto torn =
      script::pinless_facts() + script::photograph(hanako) + script::institution_authentication();
  torn.back().torn_off = true;
  rig.place(torn);
  const auto seen = rig.choose(IdentityMethod::face);
  EXPECT_EQ(seen.reason, Reason::card_removed);
  EXPECT_FALSE(seen.eligibility.has_value());
  EXPECT_THAT(rig.service.queries, IsEmpty());
}

TEST(Reader, OffersThePinWhenTheCardFaceCannotBeScanned) {
  CounterRig rig;
  rig.surface.soiled = true;
  const auto seen = rig.place(script::ordinary_facts(3));
  EXPECT_EQ(seen.reason, Reason::number_not_read);
  EXPECT_THAT(seen.methods, ElementsAre(IdentityMethod::pin));
}

TEST(Reader, ADefectTriesANumberThatIsInDoubt) {
  CounterRig rig({.defects = {checkin::Defect::tries_doubtful_number}});
  rig.surface.soiled = true;
  const auto seen = rig.place(script::ordinary_facts(3) + script::verification_number_refused());
  EXPECT_EQ(seen.reason, Reason::number_not_read) << "the script was asked for the number";
}

TEST(Reader, GoesOnToStaffWhenThePhotographStaysClosed) {
  CounterRig rig;
  const auto seen = rig.place(script::pinless_facts() + script::verification_number_refused());
  EXPECT_EQ(seen.reason, Reason::no_photograph);
  EXPECT_THAT(seen.methods, IsEmpty());
  EXPECT_THAT(seen.offered, ElementsAre(Way::visual_check));
}

TEST(Reader, APhotographWithoutFaceEndsTheFaceWay) {
  CounterRig rig;
  rig.camera.person = hanako;
  rig.place(script::ordinary_facts(3) + script::photograph(0));
  const auto seen = rig.choose(IdentityMethod::face);
  EXPECT_EQ(seen.reason, Reason::no_photograph);
  EXPECT_THAT(seen.methods, ElementsAre(IdentityMethod::pin));
}

TEST(Reader, SaysWhenTheCameraIsBroken) {
  CounterRig rig;
  rig.camera.broken = true;
  rig.place(script::pinless_facts() + script::photograph(hanako));
  const auto seen = rig.choose(IdentityMethod::face);
  EXPECT_EQ(seen.reason, Reason::camera_unavailable);
  EXPECT_THAT(seen.offered, ElementsAre(Way::visual_check));
}

TEST(Reader, MakesOneReferenceTemplateACard) {
  CounterRig rig;
  rig.place(script::pinless_facts() + script::photograph(hanako));
  rig.camera.person = test::taro;
  EXPECT_EQ(rig.choose(IdentityMethod::face).face_attempts, 1);
  EXPECT_EQ(rig.choose(IdentityMethod::face).face_attempts, 2);
  EXPECT_EQ(rig.comparator.references, 1);
}

TEST(Reader, APinThatThePadWouldNotTakeCostsNoTry) {
  CounterRig rig;
  rig.place(script::ordinary_facts(3) + script::photograph(hanako));
  for (const char* pin : {"", "123", "12345", "12a4"}) {
    rig.choose(IdentityMethod::pin);
    const auto seen = rig.patient(ports::PinEntered{core::Secret{pin}});
    EXPECT_EQ(seen.reason, Reason::pin_wrong) << pin;
  }
}

TEST(Reader, MapsWhatTheServiceRejects) {
  CounterRig rig;
  rig.camera.person = hanako;
  rig.service.rejection = eligibility::Rejection::certificate_expired;
  rig.place(script::pinless_facts() + script::photograph(hanako) +
            script::institution_authentication() + script::signature_and_certificate());
  const auto seen = rig.choose(IdentityMethod::face);
  EXPECT_EQ(seen.reason, Reason::certificate_expired);
  EXPECT_THAT(seen.offered, Contains(Way::declaration_form));
  EXPECT_THAT(seen.offered, Not(Contains(Way::portal_screen))) << "N-08";
  EXPECT_EQ(seen.reader_error, "006") << "an installer's report";
  EXPECT_EQ(seen.refusal_text, "利用者証明用電子証明書の失効・有効期限切れ");
}

// An installer's report: in the grace the reader says so and goes on with 「次に進む」.
TEST(Reader, WaitsInTheGraceUntilTheNoticeIsConfirmed) {
  for (const bool skips : {false, true}) {
    test::CounterOptions options;
    if (skips) options.defects = {checkin::Defect::skips_notice};
    CounterRig rig(options);
    rig.camera.person = hanako;
    rig.service.answer.information_withheld = true;
    rig.place(script::pinless_facts() + script::photograph(hanako) +
              script::institution_authentication() + script::signature_and_certificate());
    const auto asked = rig.choose(IdentityMethod::face);
    EXPECT_EQ(asked.confirmation_asked.has_value(), !skips);
    EXPECT_EQ(asked.eligibility.has_value(), skips);
    EXPECT_EQ(rig.outbox.files.empty(), !skips);
    if (skips) continue;
    EXPECT_THAT(asked.notice.value_or(""), HasSubstr("資格情報のみ"));
    EXPECT_EQ(asked.insured_name, std::nullopt);
    const auto seen = rig.patient(ports::NoticeConfirmed{});
    EXPECT_EQ(seen.eligibility, eligibility::QualificationValidity::valid);
    EXPECT_TRUE(seen.emr_file.has_value());
    EXPECT_THAT(rig.service.fetched, IsEmpty());
  }
}

TEST(Reader, ADiskThatIsFullIsAnErrorOfTheSystem) {
  CounterRig rig;
  rig.camera.person = hanako;
  rig.outbox.full = true;
  rig.place(script::pinless_facts() + script::photograph(hanako) +
            script::institution_authentication() + script::signature_and_certificate());
  rig.choose(IdentityMethod::face);
  const auto seen = test::run(rig.counter.patient(ports::ConsentsGiven{}));
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error().code, core::Errc::io_failure);
}

TEST(Reader, TracesPhasesAndNeverAPin) {
  CounterRig rig;
  rig.place(script::ordinary_facts(3) + script::photograph(hanako) + script::pin("8642", "90 00") +
            script::signature_and_certificate());
  rig.camera.person = test::taro;
  rig.choose(IdentityMethod::face);
  rig.choose(IdentityMethod::pin);
  rig.patient(ports::PinEntered{core::Secret{"8642"}});
  rig.patient(ports::ConsentsGiven{});
  EXPECT_THAT(rig.trace.titles(ports::Lane::phase),
              ElementsAre("card_read", "face", "service", "check_in"));
  EXPECT_THAT(rig.trace.text(), HasSubstr("input=****"));
  EXPECT_THAT(rig.trace.text(), HasSubstr("score=0.1000"));
  EXPECT_THAT(rig.trace.text(), Not(HasSubstr("8642")));
  EXPECT_THAT(rig.trace.text(), Not(HasSubstr("12345678901234")));
}

}  // namespace
}  // namespace madoguchi::reader
