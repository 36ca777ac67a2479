// SPDX-License-Identifier: Apache-2.0
// The session on the paths that the notice and the reader's published screens describe.
#include "tests/checkin/walk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace madoguchi::checkin {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using M = IdentityMethod;

CardFacts pinless_card() { return {CardKind::pinless, 0, true}; }
CardFacts ordinary_card(int tries = 3) { return {CardKind::ordinary, tries, true}; }

Walk with_card(CardFacts card, Policy policy = {}) {
  Walk walk{std::move(policy), {}, {}};
  walk.on(event::CardPlaced{}, event::CardRead{card});
  return walk;
}

eligibility::EligibilityAnswer answer(eligibility::QualificationValidity validity) {
  eligibility::EligibilityAnswer result;
  result.validity = validity;
  return result;
}

Walk verified(CardFacts card = pinless_card(), Policy policy = {}) {
  Walk walk = with_card(card, std::move(policy));
  walk.on(event::MethodChosen{M::face}, event::FacesCompared{});
  return walk;
}

Walk eligible(Policy policy = {}) {
  Walk walk = verified(pinless_card(), std::move(policy));
  walk.on(event::CardAuthenticated{},
          event::EligibilityAnswered{answer(eligibility::QualificationValidity::valid)});
  return walk;
}

TEST(Session, OffersTheFaceAloneToAPinlessCard) {
  Walk walk = with_card(pinless_card());
  ASSERT_TRUE(walk.did<effect::ShowMethods>());
  EXPECT_THAT(walk.did<effect::ShowMethods>()->methods, ElementsAre(M::face));
  walk.on(event::MethodChosen{M::pin});
  EXPECT_EQ(walk.refusal().reason, Reason::pin_not_set);
  EXPECT_EQ(walk.refusal().clauses.front(), "N-04");
  EXPECT_THAT(walk.refusal().offered, ElementsAre(Way::face, Way::visual_check));
  EXPECT_TRUE(walk.in<state::ChoosingMethod>());
}

TEST(Session, OffersFaceAndPinToAnOrdinaryCard) {
  EXPECT_THAT(with_card(ordinary_card()).did<effect::ShowMethods>()->methods,
              ElementsAre(M::face, M::pin));
  EXPECT_THAT(with_card(ordinary_card(0)).did<effect::ShowMethods>()->methods,
              ElementsAre(M::face));
}

TEST(Session, NonMatchLeavesTryingAgainUpToTheLimitThenStaff) {
  Walk walk = with_card(pinless_card());
  for (int attempt = 1; attempt < walk.policy.face_attempts; ++attempt) {
    walk.on(event::MethodChosen{M::face}, event::FacesCompared{Reason::score_below_threshold});
    EXPECT_TRUE(walk.in<state::ChoosingMethod>());
    EXPECT_THAT(walk.refusal().offered, ElementsAre(Way::visual_check));
    EXPECT_THAT(walk.refusal().clauses, IsSupersetOf({"N-04", "N-05"}));
  }
  walk.on(event::MethodChosen{M::face}, event::FacesCompared{Reason::score_below_threshold});
  EXPECT_TRUE(walk.in<state::Refused>());
  EXPECT_EQ(card_use_of(walk.state)->face_attempts, 3);
  walk.on(event::MethodChosen{M::pin});
  EXPECT_EQ(walk.refusal().reason, Reason::pin_not_set);
}

TEST(Session, LockedPinLeavesTheFace) {
  Walk walk = with_card(ordinary_card(1));
  walk.on(event::MethodChosen{M::pin}, event::PinEntered{},
          event::PinAnswered{Reason::pin_locked, 0});
  EXPECT_EQ(walk.refusal().reason, Reason::pin_locked);
  EXPECT_THAT(walk.did<effect::ShowMethods>()->methods, ElementsAre(M::face));
  walk.on(event::MethodChosen{M::face}, event::FacesCompared{});
  EXPECT_EQ(walk.did<effect::AuthenticateCard>()->verified_by, M::face);
}

TEST(Session, AfterAWrongPinThePadIsStillThere) {
  Walk walk = with_card(ordinary_card());
  walk.on(event::PinEntered{});
  EXPECT_EQ(walk.refusal().reason, Reason::method_not_offered) << "nobody chose the PIN";
  walk.on(event::MethodChosen{M::pin}, event::PinEntered{},
          event::PinAnswered{Reason::pin_wrong, 2});
  walk.on(event::PinEntered{});
  EXPECT_TRUE(walk.did<effect::VerifyPin>());
  walk.on(event::PinAnswered{Reason::pin_locked, 0}, event::PinEntered{});
  EXPECT_EQ(walk.refusal().reason, Reason::pin_locked);
  EXPECT_FALSE(walk.did<effect::VerifyPin>());
}

TEST(Session, ExhaustedFaceLeavesThePin) {
  Walk walk = with_card(ordinary_card());
  for (int i = 0; i < 3; ++i) {
    walk.on(event::MethodChosen{M::face}, event::FacesCompared{Reason::no_face_captured});
  }
  EXPECT_THAT(walk.did<effect::ShowMethods>()->methods, ElementsAre(M::pin));
  walk.on(event::MethodChosen{M::pin}, event::PinEntered{}, event::PinAnswered{{}, 3});
  EXPECT_EQ(walk.did<effect::AuthenticateCard>()->verified_by, M::pin);
}

TEST(Session, VisualCheckAsksForTheTickBeforeAnythingIsRead) {
  Policy policy;
  policy.mode = ReaderMode::visual_check;
  Walk walk{policy, {}, {}};
  walk.on(event::CardPlaced{});
  EXPECT_TRUE(walk.did<effect::TakeTick>());
  walk.on(event::TickAnswered{false});
  EXPECT_EQ(walk.refusal().reason, Reason::tick_missing);
  EXPECT_THAT(walk.refusal().clauses, IsSupersetOf({"N-13", "N-15"}));
  walk.on(event::CardPlaced{}, event::TickAnswered{true});
  EXPECT_FALSE(walk.did<effect::ReadCard>()->photograph);
  walk.on(event::CardRead{{CardKind::ordinary, 2, false}});
  EXPECT_EQ(walk.did<effect::AuthenticateCard>()->verified_by, M::visual_check);
  EXPECT_EQ(card_use_of(walk.state)->card.pin_tries_left, 2) << "no counter is reset";
}

TEST(Session, ConsentsReachTheDeliveryAsGiven) {
  Walk walk = eligible();
  EXPECT_TRUE(walk.did<effect::AskConsents>());
  walk.on(event::ConsentsGiven{{.drug = true, .checkup = false, .treatment = true}});
  EXPECT_EQ(walk.did<effect::Deliver>()->consents,
            (eligibility::Consents{.drug = true, .checkup = false, .treatment = true}));
  walk.on(event::Delivered{});
  EXPECT_TRUE(walk.in<state::Finished>());
  walk.on(event::CardTaken{});
  EXPECT_TRUE(walk.in<state::Idle>());
}

TEST(Session, UnreachableServiceNamesTheWaysThatAreLeft) {
  Walk walk = verified();
  walk.on(event::ServiceFailed{Reason::service_unreachable});
  EXPECT_THAT(walk.refusal().offered,
              ElementsAre(Way::eligibility_certificate, Way::known_data, Way::declaration_form));
  EXPECT_THAT(walk.refusal().clauses, IsSupersetOf({"N-08", "N-09"}));
  Walk other = verified(ordinary_card());
  other.on(event::ServiceFailed{Reason::service_unreachable});
  EXPECT_THAT(other.refusal().offered, Contains(Way::portal_screen)) << "N-16";
}

TEST(Session, InvalidQualificationIsDeliveredAndNamesTheWaysThatAreLeft) {
  Walk walk = verified(ordinary_card());
  walk.on(event::CardAuthenticated{},
          event::EligibilityAnswered{answer(eligibility::QualificationValidity::invalid)});
  EXPECT_EQ(walk.refusal().reason, Reason::qualification_not_valid);
  EXPECT_THAT(walk.refusal().offered, Contains(Way::portal_screen));
  EXPECT_TRUE(walk.did<effect::AskConsents>());
}

TEST(Session, ConsentsBeforeVerificationAreRefused) {
  Walk walk = with_card(pinless_card());
  walk.on(event::ConsentsGiven{{.drug = true}});
  EXPECT_EQ(walk.refusal().reason, Reason::identity_not_verified);
  EXPECT_TRUE(walk.in<state::ChoosingMethod>());
}

TEST(Session, WithoutPhotographTheFaceIsNotOffered) {
  Walk pinless = with_card({CardKind::pinless, 0, false});
  EXPECT_EQ(pinless.refusal().reason, Reason::no_photograph);
  EXPECT_TRUE(pinless.in<state::Refused>());
  Walk ordinary = with_card({CardKind::ordinary, 3, false});
  EXPECT_THAT(ordinary.did<effect::ShowMethods>()->methods, ElementsAre(M::pin));
}

TEST(Session, ANumberInDoubtAsksToPlaceTheCardAgain) {
  const CardFacts doubtful{
      .kind = CardKind::ordinary, .pin_tries_left = 3, .number_in_doubt = true};
  Walk walk = with_card(doubtful);
  EXPECT_EQ(walk.refusal().reason, Reason::number_not_read);
  EXPECT_THAT(walk.refusal().clauses, Contains("CI-31"));
  EXPECT_THAT(walk.did<effect::ShowMethods>()->methods, ElementsAre(M::pin));
  walk.on(event::MethodChosen{M::face});
  EXPECT_EQ(walk.refusal().reason, Reason::number_not_read);
  Walk pinless =
      with_card({.kind = CardKind::pinless, .pin_tries_left = 0, .number_in_doubt = true});
  EXPECT_EQ(pinless.refusal().reason, Reason::number_not_read);
  EXPECT_TRUE(pinless.in<state::Refused>());
  EXPECT_THAT(pinless.refusal().offered, Contains(Way::visual_check));
}

TEST(Session, WithoutCardNothingHappens) {
  Walk walk;
  walk.on(event::MethodChosen{M::face});
  EXPECT_EQ(walk.refusal().reason, Reason::no_card);
  EXPECT_TRUE(walk.in<state::Idle>());
}

TEST(SessionDefects, ShowThemselves) {
  EXPECT_THAT(with_card(pinless_card(), {.defects = {Defect::asks_pinless_card_for_pin}})
                  .did<effect::ShowMethods>()
                  ->methods,
              ElementsAre(M::face, M::pin));
  EXPECT_THAT(with_card(ordinary_card(0), {.defects = {Defect::locks_face_with_pin}})
                  .did<effect::ShowRefusal>()
                  ->refusal.offered,
              Contains(Way::visual_check));
  Walk any_pin = with_card(ordinary_card(), {.defects = {Defect::accepts_any_pin}});
  any_pin.on(event::MethodChosen{M::pin}, event::PinEntered{},
             event::PinAnswered{Reason::pin_wrong, 2});
  EXPECT_TRUE(any_pin.in<state::AuthenticatingCard>());
  Walk unreachable =
      verified(pinless_card(), {.defects = {Defect::shows_eligible_when_unreachable}});
  unreachable.on(event::ServiceFailed{Reason::service_unreachable});
  EXPECT_TRUE(unreachable.in<state::AskingConsents>());
  Walk sends = eligible({.defects = {Defect::sends_without_consent}});
  sends.on(event::ConsentsGiven{});
  EXPECT_TRUE(sends.did<effect::Deliver>()->consents.any());
  Walk forgets = eligible({.defects = {Defect::forgets_consent}});
  forgets.on(event::ConsentsGiven{{.drug = true}});
  EXPECT_FALSE(forgets.did<effect::Deliver>()->consents.any());
  Walk no_tick{
      {.mode = ReaderMode::visual_check, .defects = {Defect::ignores_missing_tick}}, {}, {}};
  no_tick.on(event::CardPlaced{}, event::TickAnswered{false});
  EXPECT_TRUE(no_tick.in<state::ReadingCard>());
}

}  // namespace
}  // namespace madoguchi::checkin
