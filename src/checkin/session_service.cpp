// SPDX-License-Identifier: Apache-2.0
// From the verified identity to the end: the card's proof, the first use, the service's answer, the
// patient's consents and choices, the file for the EMR.
#include "checkin/consent_rules.hpp"
#include "checkin/session_step.hpp"

namespace madoguchi::checkin {
namespace {

using eligibility::Consents;
using eligibility::EligibilityAnswer;

Consents consents_to_send(const Consents& answered, const Policy& policy) {
  if (has(policy, Defect::forgets_consent)) return {};
  Consents given = valid_consents(answered, policy.day);
  if (has(policy, Defect::sends_without_consent))
    given.drug = given.checkup = given.treatment = true;
  if (has(policy, Defect::sends_operation_without_consent)) given.operation = true;
  return given;
}

bool not_valid(eligibility::QualificationValidity validity) {
  using enum eligibility::QualificationValidity;
  return validity == invalid || validity == invalid_newer_exists || validity == none;
}

Transition deliver(CardUse use, IdentityMethod verified_by, EligibilityAnswer answer,
                   const Consents& consents,
                   std::optional<eligibility::PrescriptionForm> prescription) {
  return {state::Delivering{std::move(use), verified_by, consents, false},
          {effect::Deliver{std::move(answer), consents, prescription}}};
}

/// The bearer's certificate is registered once; a second refusal of the kind is an error.
bool may_register(const CardUse& use, const Policy& policy) {
  const bool locked = use.card.kind == CardKind::ordinary && use.card.pin_tries_left == 0;
  return !use.registered_now && (policy.locked_card_registers || !locked);
}

}  // namespace

Transition Step::service_failed(const CardUse& use, IdentityMethod verified_by,
                                Reason reason) const {
  if (reason == Reason::service_unreachable &&
      has(policy, Defect::shows_eligible_when_unreachable)) {
    EligibilityAnswer invented;
    invented.validity = eligibility::QualificationValidity::valid;
    return show_answer(use, verified_by, std::move(invented));
  }
  return refuse(use, reason, policy);
}

Transition Step::operator()(const state::AuthenticatingCard& s,
                            const event::CardAuthenticated&) const {
  return {state::QueryingEligibility{s.use, s.verified_by}, {effect::QueryEligibility{}}};
}

Transition Step::operator()(const state::AuthenticatingCard& s,
                            const event::ServiceFailed& e) const {
  return service_failed(s.use, s.verified_by, e.reason);
}

Transition Step::operator()(const state::QueryingEligibility& s,
                            const event::ServiceFailed& e) const {
  if (e.reason != Reason::not_registered) return service_failed(s.use, s.verified_by, e.reason);
  if (!may_register(s.use, policy)) {
    return refuse(s.use, Reason::registration_unavailable, policy);
  }
  if (has(policy, Defect::registers_without_asking)) {
    return {state::Registering{s.use, s.verified_by}, {effect::Register{s.verified_by}}};
  }
  return {state::AskingRegistration{s.use, s.verified_by}, {effect::AskRegistration{}}};
}

Transition Step::operator()(const state::AskingRegistration& s,
                            const event::RegistrationAnswered& e) const {
  if (!e.accepted) return refuse(s.use, Reason::registration_declined, policy);
  return {state::Registering{s.use, s.verified_by}, {effect::Register{s.verified_by}}};
}

/// The service is asked again, with a new proof.
Transition Step::operator()(const state::Registering& s, const event::Registered&) const {
  CardUse use = s.use;
  use.registered_now = true;
  return {state::AuthenticatingCard{std::move(use), s.verified_by},
          {effect::AuthenticateCard{s.verified_by}}};
}

Transition Step::operator()(const state::Registering& s, const event::ServiceFailed& e) const {
  return service_failed(s.use, s.verified_by, e.reason);
}

Transition Step::operator()(const state::QueryingEligibility& s,
                            const event::EligibilityAnswered& e) const {
  if (e.answer.card_use_restricted && !has(policy, Defect::ignores_dv_flag)) {
    return refuse(s.use, Reason::card_use_restricted, policy);
  }
  // Once its certificate is over a phone has no months of grace (F-20).
  const bool phone = s.use.card.medium != Medium::card;
  if (phone && e.answer.information_withheld && !has(policy, Defect::gives_phones_grace)) {
    return refuse(s.use, Reason::certificate_expired, policy);
  }
  std::optional<Notice> notice = notice_before(s.use, e.answer, policy);
  if (notice && !has(policy, Defect::skips_notice)) {
    return {state::ConfirmingNotice{s.use, s.verified_by, e.answer},
            {effect::AskToConfirm{std::move(*notice)}}};
  }
  return show_answer(s.use, s.verified_by, e.answer);
}

Transition Step::operator()(const state::ConfirmingNotice& s, const event::NoticeConfirmed&) const {
  return show_answer(s.use, s.verified_by, s.answer);
}

/// The answer is delivered whatever it says; an invalid one tells staff what is left as well.
Transition Step::show_answer(CardUse use, IdentityMethod verified_by,
                             EligibilityAnswer answer) const {
  std::vector<Effect> effects{effect::ShowEligibility{answer}};
  if (not_valid(answer.validity)) {
    effects.emplace_back(
        effect::ShowRefusal{refusal_of(Reason::qualification_not_valid, use, policy)});
  }
  if (answer.information_withheld && !has(policy, Defect::asks_consents_in_grace)) {
    Consents none = valid_consents({}, policy.day);
    Transition next =
        ask_prescription(std::move(use), verified_by, std::move(answer), std::move(none));
    next.effects.insert(next.effects.begin(), effects.begin(), effects.end());
    return next;
  }
  effects.emplace_back(effect::AskConsents{
      consent_questions(policy.day, answer.has_specified_disease, policy.defects)});
  return {state::AskingConsents{std::move(use), verified_by, std::move(answer)},
          std::move(effects)};
}

Transition Step::operator()(const state::AskingConsents& s, const event::ConsentsGiven& e) const {
  Consents consents = consents_to_send(e.consents, policy);
  return ask_prescription(s.use, s.verified_by, s.answer, std::move(consents));
}

Transition Step::ask_prescription(CardUse use, IdentityMethod verified_by, EligibilityAnswer answer,
                                  Consents consents) const {
  // A pharmacy issues none.
  if (!policy.prescription_choice || policy.institution == Institution::pharmacy) {
    return ask_subsidies(std::move(use), verified_by, std::move(answer), std::move(consents), {});
  }
  return {state::ChoosingPrescription{std::move(use), verified_by, std::move(answer),
                                      std::move(consents)},
          {effect::AskPrescription{}}};
}

Transition Step::operator()(const state::ChoosingPrescription& s,
                            const event::PrescriptionChosen& e) const {
  std::optional<eligibility::PrescriptionForm> form = e.form;
  if (has(policy, Defect::ignores_prescription_choice)) form.reset();
  return ask_subsidies(s.use, s.verified_by, s.answer, s.consents, form);
}

Transition Step::ask_subsidies(CardUse use, IdentityMethod verified_by, EligibilityAnswer answer,
                               Consents consents,
                               std::optional<eligibility::PrescriptionForm> prescription) const {
  if (!policy.subsidies) {
    return deliver(std::move(use), verified_by, std::move(answer), consents, prescription);
  }
  return {state::AskingSubsidies{std::move(use), verified_by, std::move(answer),
                                 std::move(consents), prescription},
          {effect::AskSubsidies{}}};
}

/// A subsidy whose record is missing stops nothing: staff ask for the paper.
Transition Step::operator()(const state::AskingSubsidies& s,
                            const event::SubsidiesAnswered& e) const {
  Consents consents = s.consents;
  if (!has(policy, Defect::ignores_subsidy_choice)) consents.subsidies = e.accepted;
  Transition next = deliver(s.use, s.verified_by, s.answer, consents, s.prescription);
  const bool missing = e.accepted && s.answer.subsidies.empty();
  if (missing && !has(policy, Defect::hides_missing_subsidy)) {
    next.effects.insert(next.effects.begin(),
                        effect::ShowRefusal{refusal_of(Reason::subsidy_missing, s.use, policy)});
  }
  return next;
}

Transition Step::deliver_without_answers(Reason reason, bool card_taken) const {
  const auto leave = [&](const auto& s, const Consents& consents,
                         std::optional<eligibility::PrescriptionForm> form = {}) {
    Transition next = deliver(s.use, s.verified_by, s.answer, consents, form);
    std::get<state::Delivering>(next.state).card_taken = card_taken;
    next.effects.insert(next.effects.begin(),
                        effect::ShowRefusal{refusal_of(reason, s.use, policy)});
    return next;
  };
  if (const auto* choosing = std::get_if<state::ChoosingPrescription>(&before)) {
    return leave(*choosing, choosing->consents);
  }
  if (const auto* asking = std::get_if<state::AskingSubsidies>(&before)) {
    return leave(*asking, asking->consents, asking->prescription);
  }
  return leave(std::get<state::AskingConsents>(before), valid_consents({}, policy.day));
}

Transition Step::operator()(const state::Delivering& s, const event::ServiceFailed& e) const {
  if (!s.card_taken) return refuse(s.use, e.reason, policy);
  return {state::Idle{},
          {effect::ShowRefusal{refusal_of(e.reason, s.use, policy)}, effect::ForgetCard{}}};
}

Transition Step::operator()(const state::Delivering& s, const event::Delivered&) const {
  if (s.card_taken) return {state::Idle{}, {effect::ForgetCard{}}};
  return {state::Finished{s.verified_by, clauses_of(s.verified_by)}, {effect::AskToTakeCard{}}};
}

}  // namespace madoguchi::checkin
