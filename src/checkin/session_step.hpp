// SPDX-License-Identifier: Apache-2.0
// What each state does with the events that it expects. Only the sources of the session include it.
#pragma once

#include "checkin/session.hpp"

namespace madoguchi::checkin {

inline bool has(const Policy& policy, Defect defect) { return policy.defects.contains(defect); }

/// The card use goes on only with another card use, or by staff.
Transition refuse(CardUse use, Reason reason, const Policy& policy);

/// The event has no place here: nothing changes but the screen.
Transition unexpected(const State& state, Reason reason, const Policy& policy);

/// Until identity is verified (session_identity.cpp), from there to the end (session_service.cpp),
/// and whatever the state (session.cpp).
struct Step {
  const State& before;
  const Policy& policy;

  Transition operator()(const state::AwaitingTick& s, const event::TickAnswered& e) const;
  Transition operator()(const state::ReadingCard& s, const event::CardRead& e) const;
  Transition operator()(const state::ChoosingMethod& s, const event::MethodChosen& e) const;
  Transition operator()(const state::ChoosingMethod& s, const event::PinEntered& e) const;
  Transition operator()(const state::Refused& s, const event::MethodChosen& e) const;
  Transition operator()(const state::EnteringPin& s, const event::MethodChosen& e) const;
  Transition operator()(const state::EnteringPin& s, const event::PinEntered& e) const;
  Transition operator()(const state::ComparingFaces& s, const event::FacesCompared& e) const;
  Transition operator()(const state::VerifyingPin& s, const event::PinAnswered& e) const;

  Transition operator()(const state::AuthenticatingCard& s,
                        const event::CardAuthenticated& e) const;
  Transition operator()(const state::AuthenticatingCard& s, const event::ServiceFailed& e) const;
  Transition operator()(const state::QueryingEligibility& s, const event::ServiceFailed& e) const;
  Transition operator()(const state::QueryingEligibility& s,
                        const event::EligibilityAnswered& e) const;
  Transition operator()(const state::AskingRegistration& s,
                        const event::RegistrationAnswered& e) const;
  Transition operator()(const state::Registering& s, const event::Registered& e) const;
  Transition operator()(const state::Registering& s, const event::ServiceFailed& e) const;
  Transition operator()(const state::ConfirmingNotice& s, const event::NoticeConfirmed& e) const;
  Transition operator()(const state::AskingConsents& s, const event::ConsentsGiven& e) const;
  Transition operator()(const state::ChoosingPrescription& s,
                        const event::PrescriptionChosen& e) const;
  Transition operator()(const state::AskingSubsidies& s, const event::SubsidiesAnswered& e) const;
  Transition operator()(const state::Delivering& s, const event::ServiceFailed& e) const;
  Transition operator()(const state::Delivering& s, const event::Delivered& e) const;

  template <class S, class E>
  Transition operator()(const S&, const E& e) const {
    return anywhere(e);
  }

 private:
  Transition service_failed(const CardUse& use, IdentityMethod verified_by, Reason reason) const;
  Transition show_answer(CardUse use, IdentityMethod verified_by,
                         eligibility::EligibilityAnswer answer) const;
  Transition ask_prescription(CardUse use, IdentityMethod verified_by,
                              eligibility::EligibilityAnswer answer,
                              eligibility::Consents consents) const;
  Transition ask_subsidies(CardUse use, IdentityMethod verified_by,
                           eligibility::EligibilityAnswer answer, eligibility::Consents consents,
                           std::optional<eligibility::PrescriptionForm> prescription) const;
  /// An answer that nobody answered the questions of: it is delivered without any consent.
  Transition deliver_without_answers(Reason reason, bool card_taken) const;

  Transition anywhere(const event::CardPlaced& e) const;
  Transition anywhere(const event::CardTaken&) const;
  Transition anywhere(const event::TimedOut&) const;
  Transition anywhere(const event::CardFailed& e) const;
  Transition anywhere(const event::ConsentsGiven&) const;
  template <class E>
  Transition anywhere(const E&) const {
    const bool card = card_use_of(before) || std::holds_alternative<state::Finished>(before);
    return unexpected(before, card ? Reason::method_not_offered : Reason::no_card, policy);
  }
};

}  // namespace madoguchi::checkin
