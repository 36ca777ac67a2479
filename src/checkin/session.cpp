// SPDX-License-Identifier: Apache-2.0
// The transition function, and the events that every state takes.
#include "checkin/session.hpp"

#include "checkin/session_step.hpp"

namespace madoguchi::checkin {

Transition refuse(CardUse use, Reason reason, const Policy& policy) {
  Refusal refusal = refusal_of(reason, use, policy);
  effect::ShowRefusal shown{refusal};
  return {state::Refused{std::move(use), std::move(refusal)}, {std::move(shown)}};
}

Transition unexpected(const State& state, Reason reason, const Policy& policy) {
  const CardUse* use = card_use_of(state);
  Refusal refusal = use ? refusal_of(reason, *use, policy) : refusal_of(reason, policy);
  return {state, {effect::ShowRefusal{std::move(refusal)}}};
}

Transition Step::anywhere(const event::CardPlaced& e) const {
  CardUse use;
  use.card.medium = e.medium;
  if (e.medium != Medium::card) {
    // A phone shows no photograph: it has its own menu, whatever the mode.
    const bool served = phone_served(use, policy) || has(policy, Defect::serves_phones_anywhere);
    if (!served) return refuse(std::move(use), Reason::phone_not_served, policy);
    return {state::ReadingCard{std::move(use)}, {effect::ReadCard{false}}};
  }
  use.mode = policy.mode;
  if (use.mode == ReaderMode::visual_check) return {state::AwaitingTick{use}, {effect::TakeTick{}}};
  return {state::ReadingCard{use}, {effect::ReadCard{}}};
}

Transition Step::anywhere(const event::CardTaken&) const {
  const bool answered = std::holds_alternative<state::AskingConsents>(before) ||
                        std::holds_alternative<state::ChoosingPrescription>(before) ||
                        std::holds_alternative<state::AskingSubsidies>(before);
  if (answered && policy.delivers_when_card_taken &&
      !has(policy, Defect::keeps_nothing_when_card_taken)) {
    return deliver_without_answers(Reason::card_removed, true);
  }
  Transition taken{state::Idle{}, {effect::ForgetCard{}}};
  const bool over = std::holds_alternative<state::Idle>(before) ||
                    std::holds_alternative<state::Finished>(before) ||
                    std::holds_alternative<state::Refused>(before);
  if (!over) {
    taken.effects.emplace_back(
        effect::ShowRefusal{refusal_of(Reason::card_removed, *card_use_of(before), policy)});
  }
  return taken;
}

Transition Step::anywhere(const event::TimedOut&) const {
  if (has(policy, Defect::never_times_out)) return {before, {}};
  switch (screen_of(before)) {
    case Screen::none:
      break;
    case Screen::method:
    case Screen::pin:
    case Screen::registration:
    case Screen::notice:
      return refuse(*card_use_of(before), Reason::timed_out, policy);
    case Screen::consents:
    case Screen::prescription:
    case Screen::subsidies:
      return deliver_without_answers(Reason::timed_out, false);
    case Screen::take_card:
      if (has(policy, Defect::forgets_to_remind_of_card)) break;
      return {before, {effect::RemindOfCard{}}};
  }
  return {before, {}};
}

Transition Step::anywhere(const event::CardFailed& e) const {
  const CardUse* use = card_use_of(before);
  return use ? refuse(*use, e.reason, policy) : unexpected(before, e.reason, policy);
}

Transition Step::anywhere(const event::ConsentsGiven&) const {
  const bool done = std::holds_alternative<state::Finished>(before) ||
                    std::holds_alternative<state::ConfirmingNotice>(before) ||
                    std::holds_alternative<state::ChoosingPrescription>(before) ||
                    std::holds_alternative<state::AskingSubsidies>(before);
  return unexpected(before, done ? Reason::method_not_offered : Reason::identity_not_verified,
                    policy);
}

Transition step(const State& state, const Event& event, const Policy& policy) {
  return std::visit(Step{state, policy}, state, event);
}

}  // namespace madoguchi::checkin
