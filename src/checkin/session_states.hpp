// SPDX-License-Identifier: Apache-2.0
// The states of a check-in: one card use from "card placed" to "card taken".
#pragma once

#include "checkin/rules/rule_text.hpp"
#include "checkin/vocabulary.hpp"
#include "eligibility/messages.hpp"

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace madoguchi::checkin {

/// What the reader learnt from the chip, and what it remembers of the card.
struct CardFacts {
  std::optional<CardKind> kind;
  std::optional<int> pin_tries_left;  ///< empty: the card did not tell
  bool has_photograph = false;        ///< read and usable
  /// The number that opens the photograph was not read from the card's front for certain, and the
  /// card was not asked.
  bool number_in_doubt = false;
  int face_failures = 0;         ///< faces in a row that were no match, over all visits
  Medium medium = Medium::card;  ///< a phone has no photograph
};

/// One card on the reader.
struct CardUse {
  ReaderMode mode = ReaderMode::automatic;  ///< as it was when the card was placed
  CardFacts card;
  int face_attempts = 0;            ///< presentations compared or tried in this transaction
  std::set<IdentityMethod> failed;  ///< tried without success
  bool registered_now = false;      ///< for insurance use, in this card use
};

/// What a reader shows when it refuses.
struct ShownError {
  std::string number;  ///< empty: none is known for the reason
  rules::RuleText text;
};

/// Why something was refused, by which rules, and what is left.
struct Refusal {
  Reason reason = Reason::method_not_offered;
  std::vector<std::string> clauses;  ///< never empty
  std::vector<Way> offered;
  ShownError error{};
};

/// What the patient has to know before the check-in goes on.
struct Notice {
  std::string clause;  ///< id of the rule that asks for it
  rules::RuleText text;
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
/// The screen of the first use.
struct AskingRegistration {
  CardUse use;
  IdentityMethod verified_by;
};
struct Registering {
  CardUse use;
  IdentityMethod verified_by;
};
/// The service has answered; nothing of it is shown before the patient has read the notice.
struct ConfirmingNotice {
  CardUse use;
  IdentityMethod verified_by;
  eligibility::EligibilityAnswer answer;
};
struct AskingConsents {
  CardUse use;
  IdentityMethod verified_by;
  eligibility::EligibilityAnswer answer;
};
struct ChoosingPrescription {
  CardUse use;
  IdentityMethod verified_by;
  eligibility::EligibilityAnswer answer;
  eligibility::Consents consents;
};
/// "Use the certificates of medical subsidies?"
struct AskingSubsidies {
  CardUse use;
  IdentityMethod verified_by;
  eligibility::EligibilityAnswer answer;
  eligibility::Consents consents;
  std::optional<eligibility::PrescriptionForm> prescription;
};
struct Delivering {
  CardUse use;
  IdentityMethod verified_by;
  eligibility::Consents consents;
  bool card_taken = false;  ///< the patient did not wait for the end
};
struct Finished {
  IdentityMethod verified_by;
  std::vector<std::string> clauses;  ///< by which rules identity was verified; never empty
};
struct Refused {
  CardUse use;
  Refusal refusal;
};
}  // namespace state

using State =
    std::variant<state::Idle, state::AwaitingTick, state::ReadingCard, state::ChoosingMethod,
                 state::ComparingFaces, state::EnteringPin, state::VerifyingPin,
                 state::AuthenticatingCard, state::QueryingEligibility, state::AskingRegistration,
                 state::Registering, state::ConfirmingNotice, state::AskingConsents,
                 state::ChoosingPrescription, state::AskingSubsidies, state::Delivering,
                 state::Finished, state::Refused>;

/// The card in use, if there is one.
const CardUse* card_use_of(const State& state);

/// What the reader is waiting for a person to do, each with its own time limit.
enum class Screen {
  none,
  method,
  pin,
  registration,
  notice,
  consents,
  prescription,
  subsidies,
  take_card,
};

/// The screen that a state shows to the patient.
Screen screen_of(const State& state);

}  // namespace madoguchi::checkin
