// SPDX-License-Identifier: Apache-2.0
// What can happen to a check-in, and what it asks the reader to do.
#pragma once

#include "checkin/consent_items.hpp"
#include "checkin/session_states.hpp"

namespace madoguchi::checkin {

namespace event {
struct CardPlaced {
  Medium medium = Medium::card;
};
struct TickAnswered {
  bool ticked = false;
};
struct CardRead {
  CardFacts card;
};
/// The card cannot be used further: unreadable, another card, taken away too early.
struct CardFailed {
  Reason reason = Reason::card_unreadable;
};
struct MethodChosen {
  IdentityMethod method = IdentityMethod::face;
  bool confirmed = true;  ///< device: the phone recognised its owner
};
/// No reason: match.
struct FacesCompared {
  std::optional<Reason> reason;
};
struct PinEntered {};
/// No reason: right. pin_wrong, pin_locked otherwise.
struct PinAnswered {
  std::optional<Reason> reason;
  std::optional<int> tries_left;
};
struct CardAuthenticated {};
struct EligibilityAnswered {
  eligibility::EligibilityAnswer answer;
};
/// The service, or the way to it, gave no answer about the insurance. not_registered leads to the
/// screen of the first use.
struct ServiceFailed {
  Reason reason = Reason::service_error;
};
struct RegistrationAnswered {
  bool accepted = false;
};
struct Registered {};
struct NoticeConfirmed {};
struct ConsentsGiven {
  eligibility::Consents consents;
};
struct PrescriptionChosen {
  eligibility::PrescriptionForm form = eligibility::PrescriptionForm::paper;
};
struct SubsidiesAnswered {
  bool accepted = false;
};
struct Delivered {};
/// The patient did nothing for as long as the screen waits.
struct TimedOut {};
struct CardTaken {};
}  // namespace event

using Event =
    std::variant<event::CardPlaced, event::TickAnswered, event::CardRead, event::CardFailed,
                 event::MethodChosen, event::FacesCompared, event::PinEntered, event::PinAnswered,
                 event::CardAuthenticated, event::EligibilityAnswered, event::ServiceFailed,
                 event::RegistrationAnswered, event::Registered, event::NoticeConfirmed,
                 event::ConsentsGiven, event::PrescriptionChosen, event::SubsidiesAnswered,
                 event::Delivered, event::TimedOut, event::CardTaken>;

namespace effect {
struct TakeTick {};
struct ReadCard {
  bool photograph = true;  ///< visual check needs no reading of the photograph
};
/// The reader's screen offers these now; empty when none is left.
struct ShowMethods {
  std::vector<IdentityMethod> methods;
};
struct CompareFaces {};
/// Keep for the next visits how many faces in a row were no match.
struct KeepFaceFailures {
  int failures = 0;
};
struct AskPin {};
struct VerifyPin {};
/// Let the card sign the service's challenge, and send it.
struct AuthenticateCard {
  IdentityMethod verified_by = IdentityMethod::face;
};
struct QueryEligibility {};
struct AskRegistration {};
struct Register {
  IdentityMethod verified_by = IdentityMethod::face;
};
/// The patient has to confirm this before anything of the answer is shown.
struct AskToConfirm {
  Notice notice;
};
/// The service's answer, whatever it says.
struct ShowEligibility {
  eligibility::EligibilityAnswer answer;
};
struct AskConsents {
  std::vector<ConsentItem> questions;  ///< in the order of the screens
};
struct AskPrescription {};
struct AskSubsidies {};
struct Deliver {
  eligibility::EligibilityAnswer answer;
  eligibility::Consents consents;
  std::optional<eligibility::PrescriptionForm> prescription;
};
struct ShowRefusal {
  Refusal refusal;
};
struct AskToTakeCard {};
struct RemindOfCard {};
struct ForgetCard {};
}  // namespace effect

using Effect = std::variant<effect::TakeTick, effect::ReadCard, effect::ShowMethods,
                            effect::CompareFaces, effect::KeepFaceFailures, effect::AskPin,
                            effect::VerifyPin, effect::AuthenticateCard, effect::QueryEligibility,
                            effect::AskRegistration, effect::Register, effect::AskToConfirm,
                            effect::ShowEligibility, effect::AskConsents, effect::AskPrescription,
                            effect::AskSubsidies, effect::Deliver, effect::ShowRefusal,
                            effect::AskToTakeCard, effect::RemindOfCard, effect::ForgetCard>;

}  // namespace madoguchi::checkin
