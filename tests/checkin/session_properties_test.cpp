// SPDX-License-Identifier: Apache-2.0
// What has to hold on every path (clauses N-02, N-03, N-04, N-15 and CI-01 to CI-19), shown on
// random walks, and that each property fails when the matching defect is switched on.
#include "session_observer.hpp"
#include "session_walk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace madoguchi::checkin {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

/// How often each end was reached, so that the properties are not true of nothing.
struct Tally {
  std::map<IdentityMethod, int> finished;
  int refused = 0;
  int registered = 0;
  int prescriptions = 0;
  int taken_early = 0;
  int locked = 0;
  int noticed = 0;
};

void count(const State& state, const std::vector<Effect>& effects, Tally& tally) {
  if (const auto* finished = std::get_if<state::Finished>(&state)) {
    ++tally.finished[finished->verified_by];
  }
  tally.refused += std::holds_alternative<state::Refused>(state) ? 1 : 0;
  tally.registered += std::holds_alternative<state::Registering>(state) ? 1 : 0;
  const auto* delivering = std::get_if<state::Delivering>(&state);
  tally.taken_early += delivering != nullptr && delivering->card_taken ? 1 : 0;
  for (const Effect& effect : effects) {
    const auto* deliver = std::get_if<effect::Deliver>(&effect);
    tally.prescriptions += deliver != nullptr && deliver->prescription ? 1 : 0;
    const auto* eligible = std::get_if<effect::ShowEligibility>(&effect);
    tally.noticed += eligible != nullptr && eligible->answer.information_withheld ? 1 : 0;
    const auto* shown = std::get_if<effect::ShowRefusal>(&effect);
    tally.locked += shown != nullptr && shown->refusal.reason == Reason::face_locked ? 1 : 0;
  }
}

std::set<std::string> walk(std::uint64_t seed, const Defects& defects, Tally& tally) {
  SeededRandom random(seed);
  Policy policy = any_policy(random);
  policy.defects = defects;
  SessionObserver observer(policy);
  State state;
  std::vector<Effect> effects;
  for (int i = 0; i < 60; ++i) {
    const Event event = next_event(random, effects);
    Transition t = step(state, event, policy);
    observer.step(state, event, t);
    count(t.state, t.effects, tally);
    state = std::move(t.state);
    if (!t.effects.empty()) effects = std::move(t.effects);
  }
  return observer.broken();
}

TEST(SessionProperties, HoldOnTwoThousandRandomPaths) {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 2000 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    EXPECT_THAT(walk(seed, {}, tally), IsEmpty());
  }
  EXPECT_GT(tally.finished[IdentityMethod::face], 50);
  EXPECT_GT(tally.finished[IdentityMethod::pin], 50);
  EXPECT_GT(tally.finished[IdentityMethod::visual_check], 50);
  EXPECT_GT(tally.finished[IdentityMethod::device], 20);
  EXPECT_GT(tally.refused, 500);
  EXPECT_GT(tally.registered, 50);
  EXPECT_GT(tally.prescriptions, 50);
  EXPECT_GT(tally.taken_early, 30);
  EXPECT_GT(tally.locked, 50);
  EXPECT_GT(tally.noticed, 50);
}

TEST(SessionProperties, EachFailsWithItsDefect) {
  const std::pair<Defect, const char*> rows[] = {
      {Defect::accepts_any_pin, "identity"},
      {Defect::ignores_missing_tick, "identity"},
      {Defect::asks_pinless_card_for_pin, "no PIN"},
      {Defect::shows_eligible_when_unreachable, "answer"},
      {Defect::sends_without_consent, "consent"},
      {Defect::sends_operation_without_consent, "consent"},
      {Defect::forgets_consent, "consent kept"},
      {Defect::resets_face_count_on_visual, "face count"},
      {Defect::ignores_face_lock, "face lock"},
      {Defect::registers_without_asking, "registration"},
      {Defect::ignores_dv_flag, "protected person"},
      {Defect::asks_consents_in_grace, "grace"},
      {Defect::skips_notice, "notice"},
      {Defect::asks_limit_after_2024_10, "questions"},
      {Defect::asks_one_consent_before_2024_10, "questions"},
      {Defect::ignores_prescription_choice, "prescription"},
      {Defect::keeps_nothing_when_card_taken, "kept answer"},
      {Defect::never_times_out, "time-out"},
      {Defect::forgets_to_remind_of_card, "reminder"},
      {Defect::takes_unconfirmed_phone, "identity"},
      {Defect::gives_phones_grace, "phone without grace"},
      {Defect::serves_phones_anywhere, "phones served"},
      {Defect::ignores_subsidy_choice, "subsidies"},
      {Defect::hides_missing_subsidy, "missing subsidy"},
  };
  for (const auto& [defect, property] : rows) {
    std::set<std::string> broken;
    Tally tally;
    for (std::uint64_t seed = 1; seed <= 3000 && !broken.contains(property); ++seed) {
      broken.merge(walk(seed, {defect}, tally));
    }
    EXPECT_THAT(broken, Contains(property)) << core::name_of(defect);
  }
}

// No defect takes clauses or states away; the observer has to see it all the same.
TEST(SessionProperties, TheObserverSeesAMissingClauseAndACardUseThatDoesNotEnd) {
  SessionObserver observer(Policy{});
  observer.step(state::Idle{}, event::CardPlaced{},
                {state::Refused{}, {effect::ShowRefusal{Refusal{Reason::no_card, {}, {}}}}});
  observer.step(state::Refused{}, event::CardTaken{}, {state::ChoosingMethod{}, {}});
  EXPECT_THAT(observer.broken(), testing::UnorderedElementsAre("clause", "leaves"));
}

TEST(SessionProperties, EveryReasonHasAClause) {
  for (const auto& row : enum_names(std::type_identity<Reason>{})) {
    EXPECT_FALSE(clauses_of(row.value).empty()) << row.name;
  }
}

}  // namespace
}  // namespace madoguchi::checkin
