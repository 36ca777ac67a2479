// SPDX-License-Identifier: Apache-2.0
// What has to hold on every path: random events, most of them plausible, against an observer that
// knows nothing of the session's states. The properties are clauses N-02, N-03, N-04 and N-15.
#include "checkin/session.hpp"
#include "core/seeded_random.hpp"

#include <gtest/gtest.h>

namespace madoguchi::checkin {
namespace {

using core::SeededRandom;

template <class E>
E any_of_enum(SeededRandom& random) {
  const auto rows = enum_names(std::type_identity<E>{});
  return rows[random.below(rows.size())].value;
}

bool coin(SeededRandom& random) { return random.below(2) == 0; }

CardFacts any_card(SeededRandom& random) {
  const auto kind = any_of_enum<CardKind>(random);
  const int tries = kind == CardKind::pinless ? 0 : static_cast<int>(random.below(4));
  return {kind, tries, random.below(5) != 0};
}

eligibility::Consents any_consents(SeededRandom& random) {
  return {coin(random), coin(random), coin(random), coin(random)};
}

std::optional<Reason> perhaps(SeededRandom& random, Reason reason) {
  if (coin(random)) return std::nullopt;
  return reason;
}

Event any_event(SeededRandom& random) {
  switch (random.below(14)) {
    case 0:
      return event::CardPlaced{};
    case 1:
      return event::TickAnswered{coin(random)};
    case 2:
      return event::CardRead{any_card(random)};
    case 3:
      return event::CardFailed{Reason::card_removed};
    case 4:
      return event::MethodChosen{any_of_enum<IdentityMethod>(random)};
    case 5:
      return event::FacesCompared{perhaps(random, Reason::score_below_threshold)};
    case 6:
      return event::PinEntered{};
    case 7:
      return event::PinAnswered{perhaps(random, Reason::pin_wrong),
                                static_cast<int>(random.below(3))};
    case 8:
      return event::CardAuthenticated{};
    case 9: {
      eligibility::EligibilityAnswer answer;
      answer.validity = any_of_enum<eligibility::QualificationValidity>(random);
      return event::EligibilityAnswered{answer};
    }
    case 10:
      return event::ServiceFailed{any_of_enum<Reason>(random)};
    case 11:
      return event::ConsentsGiven{any_consents(random)};
    case 12:
      return event::Delivered{};
    default:
      return event::CardTaken{};
  }
}

/// The event that answers the last effect, most of the time; otherwise any.
Event next_event(SeededRandom& random, const std::vector<Effect>& effects) {
  if (effects.empty() || random.below(4) == 0) return any_event(random);
  for (int attempt = 0; attempt < 40; ++attempt) {
    Event event = any_event(random);
    const Effect& asked = effects.back();
    const auto answers = [&](auto effect, auto answer) {
      return std::holds_alternative<decltype(effect)>(asked) &&
             std::holds_alternative<decltype(answer)>(event);
    };
    if (answers(effect::TakeTick{}, event::TickAnswered{}) ||
        answers(effect::ReadCard{}, event::CardRead{}) ||
        answers(effect::ShowMethods{}, event::MethodChosen{}) ||
        answers(effect::CompareFaces{}, event::FacesCompared{}) ||
        answers(effect::AskPin{}, event::PinEntered{}) ||
        answers(effect::VerifyPin{}, event::PinAnswered{}) ||
        answers(effect::AuthenticateCard{}, event::CardAuthenticated{}) ||
        answers(effect::QueryEligibility{}, event::EligibilityAnswered{}) ||
        answers(effect::AskConsents{}, event::ConsentsGiven{}) ||
        answers(effect::Deliver{}, event::Delivered{}) ||
        answers(effect::AskToTakeCard{}, event::CardTaken{})) {
      return event;
    }
  }
  return any_event(random);
}

/// What has been seen since the card was placed, from events alone.
struct Witness {
  bool ticked = false;
  bool face_matched = false;
  bool pin_right = false;
  bool answered = false;
  std::optional<CardKind> kind;
  std::optional<eligibility::Consents> consents;

  void see(const Event& event, const State& before) {
    if (std::holds_alternative<event::CardPlaced>(event) ||
        std::holds_alternative<event::CardTaken>(event)) {
      *this = {};
    } else if (const auto* tick = std::get_if<event::TickAnswered>(&event)) {
      ticked = ticked || (tick->ticked && std::holds_alternative<state::AwaitingTick>(before));
    } else if (const auto* card = std::get_if<event::CardRead>(&event)) {
      if (std::holds_alternative<state::ReadingCard>(before)) kind = card->card.kind;
    } else if (const auto* faces = std::get_if<event::FacesCompared>(&event)) {
      face_matched =
          face_matched || (!faces->reason && std::holds_alternative<state::ComparingFaces>(before));
    } else if (const auto* pin = std::get_if<event::PinAnswered>(&event)) {
      pin_right =
          pin_right || (!pin->reason && std::holds_alternative<state::VerifyingPin>(before));
    } else if (std::holds_alternative<event::EligibilityAnswered>(event)) {
      answered = true;
    } else if (const auto* given = std::get_if<event::ConsentsGiven>(&event)) {
      consents = given->consents;
    }
  }

  bool verified(IdentityMethod method) const {
    switch (method) {
      case IdentityMethod::face:
        return face_matched;
      case IdentityMethod::pin:
        return pin_right && kind == CardKind::ordinary;
      case IdentityMethod::visual_check:
        return ticked;
    }
    return false;
  }
};

void check_effects(const Witness& seen, const std::vector<Effect>& effects) {
  for (const Effect& effect : effects) {
    if (const auto* authenticate = std::get_if<effect::AuthenticateCard>(&effect)) {
      EXPECT_TRUE(seen.verified(authenticate->verified_by)) << "N-02, N-15";
    }
    if (std::holds_alternative<effect::VerifyPin>(effect) ||
        std::holds_alternative<effect::AskPin>(effect)) {
      EXPECT_EQ(seen.kind, CardKind::ordinary) << "N-04";
    }
    if (const auto* deliver = std::get_if<effect::Deliver>(&effect)) {
      ASSERT_TRUE(seen.consents.has_value());
      EXPECT_TRUE(seen.answered);
      EXPECT_EQ(deliver->consents, *seen.consents) << "N-03";
    }
    if (const auto* shown = std::get_if<effect::ShowRefusal>(&effect)) {
      if (seen.kind == CardKind::pinless) {
        for (const Way way : shown->refusal.offered) {
          EXPECT_TRUE(way != Way::pin && way != Way::portal_screen) << "N-04, N-08";
        }
      }
    }
  }
}

void check_state(const Witness& seen, const State& state) {
  if (const auto* asking = std::get_if<state::AskingConsents>(&state)) {
    EXPECT_TRUE(seen.verified(asking->verified_by));
  }
  if (const auto* delivering = std::get_if<state::Delivering>(&state)) {
    EXPECT_TRUE(seen.verified(delivering->verified_by));
  }
  if (const auto* finished = std::get_if<state::Finished>(&state)) {
    EXPECT_TRUE(seen.verified(finished->verified_by));
  }
  if (const auto* refused = std::get_if<state::Refused>(&state)) {
    const Refusal& refusal = refused->refusal;
    EXPECT_TRUE(!refusal.clauses.empty() || clauses_of(refusal.reason).empty());
    EXPECT_NE(core::name_of(refusal.reason), "?");
  }
}

/// How often each end was reached, so that the properties are not true of nothing.
struct Tally {
  int by_method[3] = {0, 0, 0};
  int finished = 0;
  int refused = 0;
};

void run_sequence(std::uint64_t seed, Tally& tally) {
  SeededRandom random(seed);
  Policy policy;
  policy.mode = any_of_enum<ReaderMode>(random);
  policy.institution = any_of_enum<Institution>(random);
  State state;
  std::vector<Effect> effects;
  Witness seen;
  for (int i = 0; i < 60; ++i) {
    const Event event = next_event(random, effects);
    seen.see(event, state);
    Transition t = step(state, event, policy);
    check_effects(seen, t.effects);
    check_state(seen, t.state);
    if (const auto* finished = std::get_if<state::Finished>(&t.state)) {
      ++tally.finished;
      ++tally.by_method[static_cast<int>(finished->verified_by)];
    }
    tally.refused += std::holds_alternative<state::Refused>(t.state) ? 1 : 0;
    state = std::move(t.state);
    effects = std::move(t.effects);
  }
}

TEST(SessionProperties, HoldOnFiveThousandRandomPaths) {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 5000 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    run_sequence(seed, tally);
  }
  EXPECT_GT(tally.by_method[0], 100) << "face";
  EXPECT_GT(tally.by_method[1], 100) << "PIN";
  EXPECT_GT(tally.by_method[2], 100) << "visual check";
  EXPECT_GT(tally.refused, 1000);
}

}  // namespace
}  // namespace madoguchi::checkin
