// SPDX-License-Identifier: Apache-2.0
// Random walks through the check-in session: mostly plausible events, all policies, fixed seeds.
#pragma once

#include "checkin/session.hpp"
#include "core/seeded_random.hpp"

#include <vector>

namespace madoguchi::checkin {

using core::SeededRandom;

template <class E>
E any_of_enum(SeededRandom& random) {
  const auto rows = enum_names(std::type_identity<E>{});
  return rows[random.below(rows.size())].value;
}

inline bool coin(SeededRandom& random) { return random.below(2) == 0; }
inline bool rarely(SeededRandom& random) { return random.below(6) == 0; }

inline CardFacts any_card(SeededRandom& random) {
  const auto kind = any_of_enum<CardKind>(random);
  const int tries = kind == CardKind::pinless ? 0 : static_cast<int>(random.below(4));
  const int failures = coin(random) ? 0 : static_cast<int>(random.below(12));
  CardFacts card{kind, tries, random.below(5) != 0};
  card.face_failures = failures;
  return card;
}

inline eligibility::Consents any_consents(SeededRandom& random) {
  eligibility::Consents given{coin(random), coin(random), coin(random), coin(random)};
  given.operation = coin(random);
  given.specified_disease = coin(random);
  if (coin(random)) given.clinical.insert(any_of_enum<eligibility::ClinicalItem>(random));
  return given;
}

inline eligibility::EligibilityAnswer any_answer(SeededRandom& random) {
  eligibility::EligibilityAnswer answer;
  answer.validity = any_of_enum<eligibility::QualificationValidity>(random);
  answer.card_use_restricted = rarely(random);
  answer.information_withheld = rarely(random);
  answer.has_specified_disease = coin(random);
  if (coin(random)) answer.subsidies.push_back({"80139999", "1000001", {}, {}, {}});
  return answer;
}

inline std::optional<Reason> perhaps(SeededRandom& random, Reason reason) {
  if (coin(random)) return std::nullopt;
  return reason;
}

inline Reason any_failure(SeededRandom& random) {
  if (coin(random)) return Reason::not_registered;
  return coin(random) ? Reason::service_unreachable : any_of_enum<Reason>(random);
}

inline Event any_event(SeededRandom& random) {
  constexpr std::size_t events = std::variant_size_v<Event>;
  switch (random.below(events)) {
    case 0:
      return event::CardPlaced{coin(random) ? any_of_enum<Medium>(random) : Medium::card};
    case 1:
      return event::TickAnswered{coin(random)};
    case 2:
      return event::CardRead{any_card(random)};
    case 3:
      return event::CardFailed{Reason::card_removed};
    case 4:
      return event::MethodChosen{any_of_enum<IdentityMethod>(random), coin(random)};
    case 5:
      return event::FacesCompared{perhaps(random, Reason::score_below_threshold)};
    case 6:
      return event::PinEntered{};
    case 7:
      return event::PinAnswered{perhaps(random, Reason::pin_wrong),
                                static_cast<int>(random.below(3))};
    case 8:
      return event::CardAuthenticated{};
    case 9:
      return event::EligibilityAnswered{any_answer(random)};
    case 10:
      return event::ServiceFailed{any_failure(random)};
    case 11:
      return event::RegistrationAnswered{random.below(4) != 0};
    case 12:
      return event::Registered{};
    case 13:
      return event::ConsentsGiven{any_consents(random)};
    case 14:
      return event::PrescriptionChosen{any_of_enum<eligibility::PrescriptionForm>(random)};
    case 15:
      return event::SubsidiesAnswered{coin(random)};
    case 16:
      return event::Delivered{};
    case 17:
      return event::TimedOut{};
    case 18:
      return event::NoticeConfirmed{};
    default:
      return event::CardTaken{};
  }
}

/// Whether an event answers the effect that asked last.
inline bool answers(const Effect& asked, const Event& event, SeededRandom& random) {
  const auto pair = [&](auto effect, auto answer) {
    return std::holds_alternative<decltype(effect)>(asked) &&
           std::holds_alternative<decltype(answer)>(event);
  };
  return pair(effect::TakeTick{}, event::TickAnswered{}) ||
         pair(effect::ReadCard{}, event::CardRead{}) ||
         pair(effect::ShowMethods{}, event::MethodChosen{}) ||
         pair(effect::CompareFaces{}, event::FacesCompared{}) ||
         pair(effect::AskPin{}, event::PinEntered{}) ||
         pair(effect::VerifyPin{}, event::PinAnswered{}) ||
         pair(effect::AuthenticateCard{}, event::CardAuthenticated{}) ||
         pair(effect::QueryEligibility{}, event::EligibilityAnswered{}) ||
         (rarely(random) && pair(effect::QueryEligibility{}, event::ServiceFailed{})) ||
         pair(effect::AskRegistration{}, event::RegistrationAnswered{}) ||
         pair(effect::Register{}, event::Registered{}) ||
         pair(effect::AskToConfirm{}, event::NoticeConfirmed{}) ||
         pair(effect::AskConsents{}, event::ConsentsGiven{}) ||
         pair(effect::AskPrescription{}, event::PrescriptionChosen{}) ||
         pair(effect::AskSubsidies{}, event::SubsidiesAnswered{}) ||
         pair(effect::Deliver{}, event::Delivered{}) ||
         pair(effect::AskToTakeCard{}, event::CardTaken{});
}

/// The event that answers the last effect, most of the time; otherwise any.
inline Event next_event(SeededRandom& random, const std::vector<Effect>& effects) {
  if (effects.empty() || random.below(6) == 0) return any_event(random);
  for (int attempt = 0; attempt < 60; ++attempt) {
    Event event = any_event(random);
    if (answers(effects.back(), event, random)) return event;
  }
  return any_event(random);
}

/// Days on both sides of every date of the consent rules and of phones, and later ones.
inline Policy any_policy(SeededRandom& random) {
  using std::chrono::day;
  using std::chrono::month;
  using std::chrono::year;
  static constexpr core::CivilDate days[] = {
      {year{2023}, month{8}, day{7}},  {year{2024}, month{10}, day{6}},
      {year{2024}, month{10}, day{7}}, {year{2025}, month{1}, day{27}},
      {year{2025}, month{1}, day{28}}, {year{2025}, month{9}, day{18}},
      {year{2025}, month{9}, day{19}}, {year{2026}, month{3}, day{31}},
      {year{2026}, month{8}, day{1}}};
  Policy policy;
  policy.mode = any_of_enum<ReaderMode>(random);
  policy.institution = any_of_enum<Institution>(random);
  policy.day = days[random.below(std::size(days))];
  policy.face_attempts = 1 + static_cast<int>(random.below(3));
  policy.prescription_choice = coin(random);
  policy.external_reader = coin(random);
  policy.subsidies = coin(random);
  policy.locked_card_registers = coin(random);
  return policy;
}

}  // namespace madoguchi::checkin
