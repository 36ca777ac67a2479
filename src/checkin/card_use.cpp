// SPDX-License-Identifier: Apache-2.0
// What a card in use allows: the methods offered, and what a refusal says.
#include "checkin/session.hpp"

#include <algorithm>

namespace madoguchi::checkin {
namespace {

bool has(const Policy& policy, Defect defect) { return policy.defects.contains(defect); }

bool face_offered(const CardUse& use, const Policy& policy) {
  if (!use.card.has_photograph || use.face_attempts >= policy.face_attempts) return false;
  const bool locked = use.card.kind != CardKind::pinless && use.card.pin_tries_left == 0;
  return !(locked && has(policy, Defect::locks_face_with_pin));
}

bool pin_offered(const CardUse& use, const Policy& policy) {
  if (use.card.kind == CardKind::pinless) return has(policy, Defect::asks_pinless_card_for_pin);
  return use.card.pin_tries_left != 0;
}

}  // namespace

std::vector<IdentityMethod> methods_of(const CardUse& use, const Policy& policy) {
  std::vector<IdentityMethod> methods;
  if (use.mode == ReaderMode::visual_check) return methods;
  if (face_offered(use, policy)) methods.push_back(IdentityMethod::face);
  if (pin_offered(use, policy)) methods.push_back(IdentityMethod::pin);
  return methods;
}

Situation situation_of(const CardUse& use, std::optional<Reason> cause, const Policy& policy) {
  Situation situation;
  situation.card = use.card.kind;
  situation.institution = policy.institution;
  situation.cause = cause;
  situation.failed = use.failed;
  situation.mode = use.mode;
  situation.day = policy.day;
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

std::vector<std::string> clauses_of(Reason reason) {
  switch (reason) {
    case Reason::tick_missing:
      return {"N-13", "N-15"};
    case Reason::pin_not_set:
      return {"N-04"};
    case Reason::patient_absent:
      return {"N-07"};
    case Reason::pin_locked:
      return {"F-07"};
    case Reason::identity_not_verified:
      return {"N-02"};
    default:
      return {};
  }
}

Refusal refusal_of(Reason reason, const CardUse& use, const Policy& policy) {
  const FallbackDecision left = offered_ways(situation_of(use, reason, policy), policy.defects);
  Refusal refusal{reason, clauses_of(reason), left.ways()};
  for (const std::string& id : left.clauses()) {
    if (std::ranges::find(refusal.clauses, id) == refusal.clauses.end()) {
      refusal.clauses.push_back(id);
    }
  }
  return refusal;
}

}  // namespace madoguchi::checkin
