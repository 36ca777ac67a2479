// SPDX-License-Identifier: Apache-2.0
// From the card's arrival until the bearer's identity is verified.
#include "checkin/session_step.hpp"

#include <algorithm>

namespace madoguchi::checkin {
namespace {

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

/// Presentations that were compared, or taken for an attack, count; one without a face does not.
/// Which ones count is not published: an assumption.
bool counts_as_failure(Reason reason) {
  return reason == Reason::score_below_threshold || reason == Reason::presentation_attack_suspected;
}

Reason why_no_photograph(const CardFacts& card) {
  return card.number_in_doubt ? Reason::number_not_read : Reason::no_photograph;
}

Reason why_not(const CardUse& use, IdentityMethod method, const Policy& policy) {
  const bool pin = method == IdentityMethod::pin;
  if (pin && use.card.kind == CardKind::pinless) return Reason::pin_not_set;
  if (pin && use.card.pin_tries_left == 0) return Reason::pin_locked;
  if (method != IdentityMethod::face) return Reason::method_not_offered;
  if (face_locked(use.card, policy)) return Reason::face_locked;
  return use.card.has_photograph ? Reason::method_not_offered : why_no_photograph(use.card);
}

}  // namespace

Transition Step::operator()(const state::AwaitingTick& s, const event::TickAnswered& e) const {
  if (!e.ticked && !has(policy, Defect::ignores_missing_tick)) {
    return refuse(s.use, Reason::tick_missing, policy);
  }
  return {state::ReadingCard{s.use}, {effect::ReadCard{false}}};
}

Transition Step::operator()(const state::ReadingCard& s, const event::CardRead& e) const {
  CardUse use = s.use;
  const Medium medium = use.card.medium;
  use.card = e.card;
  use.card.medium = medium;
  if (use.mode == ReaderMode::visual_check) {
    Transition checked = authenticate(std::move(use), IdentityMethod::visual_check);
    // Neither the PIN's nor the face's count changes by a visual check.
    if (has(policy, Defect::resets_face_count_on_visual)) {
      checked.effects.insert(checked.effects.begin(), effect::KeepFaceFailures{0});
    }
    return checked;
  }
  if (medium == Medium::card && !use.card.has_photograph) {
    const Reason reason = why_no_photograph(use.card);
    return choose_again(std::move(use), reason, policy);
  }
  auto methods = methods_of(use, policy);
  if (methods.empty()) {
    Reason reason =
        face_locked(use.card, policy) ? Reason::face_locked : Reason::method_not_offered;
    if (medium == Medium::android) reason = Reason::pin_locked;
    return refuse(std::move(use), reason, policy);
  }
  return {state::ChoosingMethod{std::move(use)}, {effect::ShowMethods{std::move(methods)}}};
}

Transition Step::operator()(const state::ChoosingMethod& s, const event::MethodChosen& e) const {
  const auto methods = methods_of(s.use, policy);
  if (std::ranges::find(methods, e.method) == methods.end()) {
    return choose_again(s.use, why_not(s.use, e.method, policy), policy);
  }
  if (e.method == IdentityMethod::device) {
    if (e.confirmed || has(policy, Defect::takes_unconfirmed_phone)) {
      return authenticate(s.use, IdentityMethod::device);
    }
    return choose_again(s.use, Reason::device_not_confirmed, policy);
  }
  if (e.method == IdentityMethod::face) {
    return {state::ComparingFaces{s.use}, {effect::CompareFaces{}}};
  }
  return {state::EnteringPin{s.use}, {effect::AskPin{}}};
}

/// After a wrong PIN the pad is still there beside the other ways. Real screens are not published:
/// an assumption.
Transition Step::operator()(const state::ChoosingMethod& s, const event::PinEntered& e) const {
  const auto methods = methods_of(s.use, policy);
  const bool offered = std::ranges::find(methods, IdentityMethod::pin) != methods.end();
  if (!offered || !s.use.failed.contains(IdentityMethod::pin)) {
    return unexpected(before, why_not(s.use, IdentityMethod::pin, policy), policy);
  }
  return (*this)(state::EnteringPin{s.use}, e);
}

Transition Step::operator()(const state::Refused& s, const event::MethodChosen& e) const {
  return unexpected(before, why_not(s.use, e.method, policy), policy);
}

/// The patient changed his or her mind at the PIN pad.
Transition Step::operator()(const state::EnteringPin& s, const event::MethodChosen& e) const {
  return (*this)(state::ChoosingMethod{s.use}, e);
}

Transition Step::operator()(const state::EnteringPin& s, const event::PinEntered&) const {
  return {state::VerifyingPin{s.use}, {effect::VerifyPin{}}};
}

Transition Step::operator()(const state::ComparingFaces& s, const event::FacesCompared& e) const {
  CardUse use = s.use;
  use.face_attempts += 1;
  if (!e.reason) {
    use.card.face_failures = 0;
    Transition matched = authenticate(std::move(use), IdentityMethod::face);
    matched.effects.insert(matched.effects.begin(), effect::KeepFaceFailures{0});
    return matched;
  }
  use.failed.insert(IdentityMethod::face);
  // The photograph was read but shows no face to compare with: trying again changes nothing.
  if (e.reason == Reason::no_photograph) use.card.has_photograph = false;
  Reason reason = *e.reason;
  if (!counts_as_failure(reason)) return choose_again(std::move(use), reason, policy);
  const int failures = ++use.card.face_failures;
  if (face_locked(use.card, policy)) reason = Reason::face_locked;
  Transition failed = choose_again(std::move(use), reason, policy);
  failed.effects.insert(failed.effects.begin(), effect::KeepFaceFailures{failures});
  return failed;
}

Transition Step::operator()(const state::VerifyingPin& s, const event::PinAnswered& e) const {
  CardUse use = s.use;
  if (e.tries_left) use.card.pin_tries_left = e.tries_left;
  if (!e.reason || has(policy, Defect::accepts_any_pin)) {
    return authenticate(std::move(use), IdentityMethod::pin);
  }
  use.failed.insert(IdentityMethod::pin);
  return choose_again(std::move(use), *e.reason, policy);
}

}  // namespace madoguchi::checkin
