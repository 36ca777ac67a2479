// SPDX-License-Identifier: Apache-2.0
// The check-in session: states, events and effects joined by one pure transition function. It
// decides; src/reader carries out.
#pragma once

#include "checkin/fallback_rules.hpp"
#include "checkin/session_events.hpp"
#include "checkin/session_states.hpp"

#include <string>
#include <vector>

namespace madoguchi::checkin {

/// What the session does not decide itself. What is not published has a default here that is an
/// assumption.
struct Policy {
  ReaderMode mode = ReaderMode::automatic;
  Institution institution = Institution::clinic;
  core::CivilDate day{};
  int face_attempts = 3;  ///< presentations in one transaction; an assumption
  Defects defects;
  int face_lock_after = 10;              ///< failures in a row, over all visits; one press report
  bool prescription_choice = false;      ///< the institution issues electronic prescriptions
  bool external_reader = false;          ///< for phones
  bool subsidies = false;                ///< the institution asks about medical subsidies (PMH)
  bool delivers_when_card_taken = true;  ///< eligibility without consents; an assumption
  bool locked_card_registers = true;     ///< first use with a locked PIN; sources disagree
  const RuleTable* rules = nullptr;      ///< outlives the step; null: those that are shipped
};

struct Transition {
  State state;
  std::vector<Effect> effects;
};

/// The session after an event, and what has to be done. An event that the state does not expect
/// leaves the state alone and shows why.
Transition step(const State& state, const Event& event, const Policy& policy);

/// Ways to verify identity that the reader offers for a card now.
std::vector<IdentityMethod> methods_of(const CardUse& use, const Policy& policy);

/// Whether too many faces were no match.
bool face_locked(const CardFacts& card, const Policy& policy);

/// Whether the rules let a phone take the card's place here and today.
bool phone_served(const CardUse& use, const Policy& policy);

/// What the rules look at, for a card in use.
Situation situation_of(const CardUse& use, std::optional<Reason> cause, const Policy& policy);

/// A refusal with its clauses and the ways that the rules leave.
Refusal refusal_of(Reason reason, const CardUse& use, const Policy& policy);

/// The same where no card is in use: nothing is offered.
Refusal refusal_of(Reason reason, const Policy& policy);

/// What the patient has to confirm before an answer of the service counts; empty: nothing.
std::optional<Notice> notice_before(const CardUse& use,
                                    const eligibility::EligibilityAnswer& answer,
                                    const Policy& policy);

/// The clauses behind a reason itself; never empty.
std::vector<std::string> clauses_of(Reason reason);

/// The clauses by which a way of verifying identity counts; never empty.
std::vector<std::string> clauses_of(IdentityMethod method);

}  // namespace madoguchi::checkin
