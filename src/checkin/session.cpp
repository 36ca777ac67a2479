// SPDX-License-Identifier: Apache-2.0
#include "checkin/session.hpp"

#include <algorithm>

namespace madoguchi::checkin {
namespace {

bool has(const Policy& policy, Defect defect) { return policy.defects.contains(defect); }

/// The card use goes on only with another card use, or by staff.
Transition refuse(CardUse use, Reason reason, const Policy& policy) {
  Refusal refusal = refusal_of(reason, use, policy);
  effect::ShowRefusal shown{refusal};
  return {state::Refused{std::move(use), std::move(refusal)}, {std::move(shown)}};
}

/// The event has no place here: nothing changes but the screen.
Transition unexpected(const State& state, Reason reason, const Policy& policy) {
  const CardUse* use = card_use_of(state);
  Refusal refusal =
      use ? refusal_of(reason, *use, policy) : Refusal{reason, clauses_of(reason), {}};
  return {state, {effect::ShowRefusal{std::move(refusal)}}};
}

/// Back to the choice, after saying why; the end of the card use when the reader has nothing left.
Transition choose_again(CardUse use, Reason reason, const Policy& policy) {
  auto methods = methods_of(use, policy);
  if (methods.empty()) return refuse(std::move(use), reason, policy);
  effect::ShowRefusal shown{refusal_of(reason, use, policy)};
  return {state::ChoosingMethod{std::move(use)},
          {std::move(shown), effect::ShowMethods{std::move(methods)}}};
}

Transition authenticate(CardUse use, IdentityMethod verified_by) {
  return {state::AuthenticatingCard{std::move(use), verified_by},
          {effect::AuthenticateCard{verified_by}}};
}

Transition begin_card_use(const Policy& policy) {
  CardUse use;
  use.mode = policy.mode;
  if (use.mode == ReaderMode::visual_check) return {state::AwaitingTick{use}, {effect::TakeTick{}}};
  return {state::ReadingCard{use}, {effect::ReadCard{}}};
}

eligibility::Consents consents_to_send(eligibility::Consents given, const Policy& policy) {
  if (has(policy, Defect::forgets_consent)) return {};
  if (has(policy, Defect::sends_without_consent))
    given.drug = given.checkup = given.treatment = true;
  return given;
}

bool not_valid(eligibility::QualificationValidity validity) {
  using enum eligibility::QualificationValidity;
  return validity == invalid || validity == invalid_newer_exists || validity == none;
}

/// The answer is delivered whatever it says; an invalid one tells staff what is left as well.
Transition ask_consents(CardUse use, IdentityMethod verified_by,
                        eligibility::EligibilityAnswer answer, const Policy& policy) {
  std::vector<Effect> effects;
  if (not_valid(answer.validity)) {
    effects.emplace_back(
        effect::ShowRefusal{refusal_of(Reason::qualification_not_valid, use, policy)});
  }
  effects.emplace_back(effect::AskConsents{});
  return {state::AskingConsents{std::move(use), verified_by, std::move(answer)},
          std::move(effects)};
}

Transition service_failed(const CardUse& use, IdentityMethod verified_by, Reason reason,
                          const Policy& policy) {
  if (reason == Reason::service_unreachable &&
      has(policy, Defect::shows_eligible_when_unreachable)) {
    eligibility::EligibilityAnswer invented;
    invented.validity = eligibility::QualificationValidity::valid;
    return ask_consents(use, verified_by, std::move(invented), policy);
  }
  return refuse(use, reason, policy);
}

/// What a state does with the events that it expects; all others are refused below.
struct Step {
  const State& before;
  const Policy& policy;

  Transition operator()(const state::AwaitingTick& s, const event::TickAnswered& e) const {
    if (!e.ticked && !has(policy, Defect::ignores_missing_tick)) {
      return refuse(s.use, Reason::tick_missing, policy);
    }
    return {state::ReadingCard{s.use}, {effect::ReadCard{false}}};
  }

  Transition operator()(const state::ReadingCard& s, const event::CardRead& e) const {
    CardUse use = s.use;
    use.card = e.card;
    if (use.mode == ReaderMode::visual_check) {
      return authenticate(std::move(use), IdentityMethod::visual_check);
    }
    if (!use.card.has_photograph)
      return choose_again(std::move(use), Reason::no_photograph, policy);
    auto methods = methods_of(use, policy);
    if (methods.empty()) return refuse(std::move(use), Reason::method_not_offered, policy);
    return {state::ChoosingMethod{std::move(use)}, {effect::ShowMethods{std::move(methods)}}};
  }

  Transition operator()(const state::ChoosingMethod& s, const event::MethodChosen& e) const {
    const auto methods = methods_of(s.use, policy);
    if (std::ranges::find(methods, e.method) == methods.end()) {
      return choose_again(s.use, why_not(s.use, e.method), policy);
    }
    if (e.method == IdentityMethod::face) {
      return {state::ComparingFaces{s.use}, {effect::CompareFaces{}}};
    }
    return {state::EnteringPin{s.use}, {effect::AskPin{}}};
  }

  Transition operator()(const state::Refused& s, const event::MethodChosen& e) const {
    return unexpected(before, why_not(s.use, e.method), policy);
  }

  /// The patient changed his or her mind at the PIN pad.
  Transition operator()(const state::EnteringPin& s, const event::MethodChosen& e) const {
    return (*this)(state::ChoosingMethod{s.use}, e);
  }

  Transition operator()(const state::EnteringPin& s, const event::PinEntered&) const {
    return {state::VerifyingPin{s.use}, {effect::VerifyPin{}}};
  }

  Transition operator()(const state::ComparingFaces& s, const event::FacesCompared& e) const {
    CardUse use = s.use;
    use.face_attempts += 1;
    if (!e.reason) return authenticate(std::move(use), IdentityMethod::face);
    use.failed.insert(IdentityMethod::face);
    // The photograph was read but shows no face to compare with: trying again changes nothing.
    if (e.reason == Reason::no_photograph) use.card.has_photograph = false;
    return choose_again(std::move(use), *e.reason, policy);
  }

  Transition operator()(const state::VerifyingPin& s, const event::PinAnswered& e) const {
    CardUse use = s.use;
    if (e.tries_left) use.card.pin_tries_left = e.tries_left;
    if (!e.reason || has(policy, Defect::accepts_any_pin)) {
      return authenticate(std::move(use), IdentityMethod::pin);
    }
    use.failed.insert(IdentityMethod::pin);
    return choose_again(std::move(use), *e.reason, policy);
  }

  Transition operator()(const state::AuthenticatingCard& s, const event::CardAuthenticated&) const {
    return {state::QueryingEligibility{s.use, s.verified_by}, {effect::QueryEligibility{}}};
  }

  Transition operator()(const state::AuthenticatingCard& s, const event::ServiceFailed& e) const {
    return service_failed(s.use, s.verified_by, e.reason, policy);
  }

  Transition operator()(const state::QueryingEligibility& s, const event::ServiceFailed& e) const {
    return service_failed(s.use, s.verified_by, e.reason, policy);
  }

  Transition operator()(const state::QueryingEligibility& s,
                        const event::EligibilityAnswered& e) const {
    return ask_consents(s.use, s.verified_by, e.answer, policy);
  }

  Transition operator()(const state::AskingConsents& s, const event::ConsentsGiven& e) const {
    const eligibility::Consents consents = consents_to_send(e.consents, policy);
    return {state::Delivering{s.use, s.verified_by, consents},
            {effect::Deliver{s.answer, consents}}};
  }

  Transition operator()(const state::Delivering& s, const event::ServiceFailed& e) const {
    return refuse(s.use, e.reason, policy);
  }

  Transition operator()(const state::Delivering& s, const event::Delivered&) const {
    return {state::Finished{s.verified_by}, {effect::AskToTakeCard{}}};
  }

  // Events that every state takes, and those that arrive in the wrong place.
  template <class S, class E>
  Transition operator()(const S&, const E& e) const {
    return anywhere(e);
  }

 private:
  Transition anywhere(const event::CardPlaced&) const { return begin_card_use(policy); }

  Transition anywhere(const event::CardTaken&) const {
    Transition taken{state::Idle{}, {effect::ForgetCard{}}};
    // Eligibility was verified, but the patient did not wait for the consent screen to end.
    if (std::holds_alternative<state::AskingConsents>(before)) {
      taken.effects.emplace_back(
          effect::ShowRefusal{refusal_of(Reason::card_removed, *card_use_of(before), policy)});
    }
    return taken;
  }

  Transition anywhere(const event::CardFailed& e) const {
    const CardUse* use = card_use_of(before);
    return use ? refuse(*use, e.reason, policy) : unexpected(before, e.reason, policy);
  }

  Transition anywhere(const event::ConsentsGiven&) const {
    const bool done = std::holds_alternative<state::Finished>(before);
    return unexpected(before, done ? Reason::method_not_offered : Reason::identity_not_verified,
                      policy);
  }

  template <class E>
  Transition anywhere(const E&) const {
    const bool card = card_use_of(before) || std::holds_alternative<state::Finished>(before);
    return unexpected(before, card ? Reason::method_not_offered : Reason::no_card, policy);
  }

  static Reason why_not(const CardUse& use, IdentityMethod method) {
    const bool pin = method == IdentityMethod::pin;
    if (pin && use.card.kind == CardKind::pinless) return Reason::pin_not_set;
    if (pin && use.card.pin_tries_left == 0) return Reason::pin_locked;
    if (method == IdentityMethod::face && !use.card.has_photograph) return Reason::no_photograph;
    return Reason::method_not_offered;
  }
};

}  // namespace

Transition step(const State& state, const Event& event, const Policy& policy) {
  return std::visit(Step{state, policy}, state, event);
}

}  // namespace madoguchi::checkin
