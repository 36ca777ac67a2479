// SPDX-License-Identifier: Apache-2.0
// What a card in use allows: the methods offered, and what a refusal says.
#include "checkin/reader_messages.hpp"
#include "checkin/session.hpp"

#include <algorithm>

namespace madoguchi::checkin {
namespace {

bool has(const Policy& policy, Defect defect) { return policy.defects.contains(defect); }

const RuleTable& rules_of(const Policy& policy) {
  return policy.rules != nullptr ? *policy.rules : shipped_rules();
}

bool face_offered(const CardUse& use, const Policy& policy) {
  if (use.card.medium != Medium::card) return false;
  if (face_locked(use.card, policy)) return false;
  if (!use.card.has_photograph || use.face_attempts >= policy.face_attempts) return false;
  const bool locked = use.card.kind != CardKind::pinless && use.card.pin_tries_left == 0;
  return !(locked && has(policy, Defect::locks_face_with_pin));
}

bool pin_offered(const CardUse& use, const Policy& policy) {
  if (use.card.kind == CardKind::pinless) return has(policy, Defect::asks_pinless_card_for_pin);
  return use.card.pin_tries_left != 0;
}

}  // namespace

bool face_locked(const CardFacts& card, const Policy& policy) {
  return card.face_failures >= policy.face_lock_after && !has(policy, Defect::ignores_face_lock);
}

std::vector<IdentityMethod> methods_of(const CardUse& use, const Policy& policy) {
  std::vector<IdentityMethod> methods;
  // A phone carries no photograph: its owner confirms on it, or types its PIN at the reader.
  if (use.card.medium == Medium::iphone) return {IdentityMethod::device};
  if (use.mode == ReaderMode::visual_check) return methods;
  if (face_offered(use, policy)) methods.push_back(IdentityMethod::face);
  if (pin_offered(use, policy)) methods.push_back(IdentityMethod::pin);
  return methods;
}

bool phone_served(const CardUse& use, const Policy& policy) {
  return offered_ways(situation_of(use, {}, policy), {}, rules_of(policy))
             .find_offered(Way::smartphone) != nullptr;
}

Situation situation_of(const CardUse& use, std::optional<Reason> cause, const Policy& policy) {
  Situation situation;
  situation.card = use.card.kind;
  situation.institution = policy.institution;
  situation.cause = cause;
  situation.failed = use.failed;
  // Staff do not offer what can only fail.
  if (face_locked(use.card, policy)) situation.failed.insert(IdentityMethod::face);
  situation.mode = use.mode;
  situation.day = policy.day;
  if (use.card.medium != Medium::card) situation.carrier = Carrier::smartphone;
  if (policy.external_reader) situation.equipment.insert(Equipment::external_reader);
  if (use.card.pin_tries_left) {
    situation.pin = *use.card.pin_tries_left > 0 ? PinState::usable : PinState::locked;
  }
  return situation;
}

const CardUse* card_use_of(const State& state) {
  return std::visit(
      [](const auto& s) -> const CardUse* {
        if constexpr (requires { s.use; }) {
          return &s.use;
        } else {
          return nullptr;
        }
      },
      state);
}

Screen screen_of(const State& state) {
  struct Shown {
    Screen operator()(const state::ChoosingMethod&) const { return Screen::method; }
    Screen operator()(const state::EnteringPin&) const { return Screen::pin; }
    Screen operator()(const state::AskingRegistration&) const { return Screen::registration; }
    Screen operator()(const state::ConfirmingNotice&) const { return Screen::notice; }
    Screen operator()(const state::AskingConsents&) const { return Screen::consents; }
    Screen operator()(const state::ChoosingPrescription&) const { return Screen::prescription; }
    Screen operator()(const state::AskingSubsidies&) const { return Screen::subsidies; }
    Screen operator()(const state::Finished&) const { return Screen::take_card; }
    Screen operator()(const state::Refused&) const { return Screen::take_card; }
  };
  return std::visit(
      [](const auto& s) {
        if constexpr (std::is_invocable_v<Shown, decltype(s)>) {
          return Shown{}(s);
        } else {
          return Screen::none;
        }
      },
      state);
}

Refusal refusal_of(Reason reason, const CardUse& use, const Policy& policy) {
  const Situation situation = situation_of(use, reason, policy);
  const FallbackDecision left = offered_ways(situation, policy.defects, rules_of(policy));
  Refusal refusal{reason, clauses_of(reason), left.ways(),
                  shown_error(situation, rules_of(policy))};
  for (const std::string& id : left.clauses()) {
    if (std::ranges::find(refusal.clauses, id) == refusal.clauses.end()) {
      refusal.clauses.push_back(id);
    }
  }
  return refusal;
}

Refusal refusal_of(Reason reason, const Policy& policy) {
  ShownError shown = shown_error(situation_of({}, reason, policy), rules_of(policy));
  return {reason, clauses_of(reason), {}, std::move(shown)};
}

std::optional<Notice> notice_before(const CardUse& use,
                                    const eligibility::EligibilityAnswer& answer,
                                    const Policy& policy) {
  Situation situation = situation_of(use, {}, policy);
  // Of the certificate the service says no more than this.
  if (answer.information_withheld) situation.certificate = rules::CertificateStanding::in_grace;
  return notice_to_confirm(situation, rules_of(policy));
}

}  // namespace madoguchi::checkin
