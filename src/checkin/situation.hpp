// SPDX-License-Identifier: Apache-2.0
// Everything that the rules of the counter look at, as values.
#pragma once

#include "checkin/counter_report.hpp"
#include "checkin/rules/certificate_grace.hpp"
#include "checkin/vocabulary.hpp"
#include "core/civil_time.hpp"

#include <optional>
#include <set>

namespace madoguchi::checkin {

/// What machines know and staff see. The defaults are the ordinary visit: the patient is there
/// with a card, and nothing is out of order.
struct Situation {
  std::optional<CardKind> card;  ///< empty: not known (no card, or it cannot be read)
  Institution institution = Institution::clinic;
  bool patient_present = true;
  std::optional<Reason> cause;      ///< why the usual way stopped; empty: nothing failed yet
  std::set<IdentityMethod> failed;  ///< tried in this card use without success
  PinState pin = PinState::unknown;
  ReaderMode mode = ReaderMode::automatic;
  /// For rules that begin or end on a date. Without a day rules with dates do not apply.
  core::CivilDate day{};

  Present present = Present::patient;  ///< `proxy` says the same as not patient_present
  Carrier carrier = Carrier::card;
  Visit visit = Visit::outpatient;
  std::set<Trait> traits{};
  std::set<Equipment> equipment{};
  std::set<Document> documents{};                     ///< in hand
  std::optional<core::CivilDate> certificate_ends{};  ///< last valid day of the certificate
  /// What the service says of the certificate; empty: as its last valid day tells.
  std::optional<rules::CertificateStanding> certificate{};
  std::optional<core::CivilDate> insurance_card_ends{};  ///< last valid day of the insurance card
  std::optional<Opening> system_failure_lookup{};        ///< empty: closed
  std::optional<Opening> disaster_lookup{};              ///< empty: closed
  std::optional<core::CivilDate> born{};
  std::optional<int> told_share{};  ///< in per cent
  ClaimFacts claim{};
  DeclaredFacts declared{};
};

/// Nobody can be compared with the photograph.
inline bool patient_absent(const Situation& situation) {
  return !situation.patient_present || situation.present == Present::proxy;
}

/// What stays when the next patient comes: the counter, not the person.
Situation of_next_patient(const Situation& before);

/// The situation after staff told what they see.
Situation reported(Situation situation, const CounterReport& report);

}  // namespace madoguchi::checkin
