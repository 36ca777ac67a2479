// SPDX-License-Identifier: Apache-2.0
// The check-in session: one card use from "card placed" to "card taken", as a variant of states
// and one pure transition function. It decides; src/reader carries out.
#pragma once

#include "checkin/fallback_rules.hpp"
#include "eligibility/messages.hpp"

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace madoguchi::checkin {

/// What the reader learnt from the chip.
struct CardFacts {
  std::optional<CardKind> kind;
  std::optional<int> pin_tries_left;  ///< empty: the card did not tell
  bool has_photograph = false;        ///< read and usable
};

/// One card on the reader.
struct CardUse {
  ReaderMode mode = ReaderMode::automatic;  ///< as it was when the card was placed
  CardFacts card;
  int face_attempts = 0;            ///< presentations compared or tried in this transaction
  std::set<IdentityMethod> failed;  ///< tried without success
};

/// Why something was refused, by which rules, and what is left.
struct Refusal {
  Reason reason = Reason::method_not_offered;
  std::vector<std::string> clauses;
  std::vector<Way> offered;
};

namespace state {
struct Idle {};
struct AwaitingTick {
  CardUse use;
};
struct ReadingCard {
  CardUse use;
};
struct ChoosingMethod {
  CardUse use;
};
struct ComparingFaces {
  CardUse use;
};
struct EnteringPin {
  CardUse use;
};
struct VerifyingPin {
  CardUse use;
};
struct AuthenticatingCard {
  CardUse use;
  IdentityMethod verified_by;
};
struct QueryingEligibility {
  CardUse use;
  IdentityMethod verified_by;
};
struct AskingConsents {
  CardUse use;
  IdentityMethod verified_by;
  eligibility::EligibilityAnswer answer;
};
struct Delivering {
  CardUse use;
  IdentityMethod verified_by;
  eligibility::Consents consents;
};
struct Finished {
  IdentityMethod verified_by;
};
struct Refused {
  CardUse use;
  Refusal refusal;
};
}  // namespace state

using State =
    std::variant<state::Idle, state::AwaitingTick, state::ReadingCard, state::ChoosingMethod,
                 state::ComparingFaces, state::EnteringPin, state::VerifyingPin,
                 state::AuthenticatingCard, state::QueryingEligibility, state::AskingConsents,
                 state::Delivering, state::Finished, state::Refused>;

namespace event {
struct CardPlaced {};
struct TickAnswered {
  bool ticked = false;
};
struct CardRead {
  CardFacts card;
};
/// The card cannot be used further: unreadable, another card, taken away too early.
struct CardFailed {
  Reason reason = Reason::card_unreadable;
};
struct MethodChosen {
  IdentityMethod method = IdentityMethod::face;
};
/// No reason: match.
struct FacesCompared {
  std::optional<Reason> reason;
};
struct PinEntered {};
/// No reason: right. pin_wrong, pin_locked otherwise.
struct PinAnswered {
  std::optional<Reason> reason;
  std::optional<int> tries_left;
};
struct CardAuthenticated {};
struct EligibilityAnswered {
  eligibility::EligibilityAnswer answer;
};
/// The service, or the way to it, gave no answer about the insurance.
struct ServiceFailed {
  Reason reason = Reason::service_error;
};
struct ConsentsGiven {
  eligibility::Consents consents;
};
struct Delivered {};
struct CardTaken {};
}  // namespace event

using Event =
    std::variant<event::CardPlaced, event::TickAnswered, event::CardRead, event::CardFailed,
                 event::MethodChosen, event::FacesCompared, event::PinEntered, event::PinAnswered,
                 event::CardAuthenticated, event::EligibilityAnswered, event::ServiceFailed,
                 event::ConsentsGiven, event::Delivered, event::CardTaken>;

namespace effect {
struct TakeTick {};
struct ReadCard {
  bool photograph = true;  ///< visual check needs no reading of the photograph
};
/// The reader's screen offers these now; empty when none is left.
struct ShowMethods {
  std::vector<IdentityMethod> methods;
};
struct CompareFaces {};
struct AskPin {};
struct VerifyPin {};
/// Let the card sign the service's challenge, and send it.
struct AuthenticateCard {
  IdentityMethod verified_by = IdentityMethod::face;
};
struct QueryEligibility {};
struct AskConsents {};
struct Deliver {
  eligibility::EligibilityAnswer answer;
  eligibility::Consents consents;
};
struct ShowRefusal {
  Refusal refusal;
};
struct AskToTakeCard {};
struct ForgetCard {};
}  // namespace effect

using Effect =
    std::variant<effect::TakeTick, effect::ReadCard, effect::ShowMethods, effect::CompareFaces,
                 effect::AskPin, effect::VerifyPin, effect::AuthenticateCard,
                 effect::QueryEligibility, effect::AskConsents, effect::Deliver,
                 effect::ShowRefusal, effect::AskToTakeCard, effect::ForgetCard>;

/// What the session does not decide itself.
struct Policy {
  ReaderMode mode = ReaderMode::automatic;
  Institution institution = Institution::clinic;
  core::CivilDate day{};
  int face_attempts = 3;  ///< presentations in one transaction; not published, an assumption
  Defects defects;
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

/// What the rules look at, for a card in use.
Situation situation_of(const CardUse& use, std::optional<Reason> cause, const Policy& policy);

/// A refusal with its clauses and the ways that the rules leave.
Refusal refusal_of(Reason reason, const CardUse& use, const Policy& policy);

/// The clauses behind a reason itself; empty for technical reasons.
std::vector<std::string> clauses_of(Reason reason);

/// The card in use, if there is one.
const CardUse* card_use_of(const State& state);

}  // namespace madoguchi::checkin
