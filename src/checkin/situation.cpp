// SPDX-License-Identifier: Apache-2.0
#include "checkin/situation.hpp"

namespace madoguchi::checkin {
namespace {

template <class T>
void take(T& known, const std::optional<T>& told) {
  if (told) known = *told;
}

template <class T>
void take(std::optional<T>& known, const std::optional<T>& told) {
  if (told) known = told;
}

}  // namespace

Situation of_next_patient(const Situation& before) {
  Situation next;
  next.institution = before.institution;
  next.mode = before.mode;
  next.day = before.day;
  next.equipment = before.equipment;
  next.system_failure_lookup = before.system_failure_lookup;
  next.disaster_lookup = before.disaster_lookup;
  next.claim.receipt_computer_refuses_sevens = before.claim.receipt_computer_refuses_sevens;
  return next;
}

Situation reported(Situation situation, const CounterReport& report) {
  if (report.next_patient) situation = of_next_patient(situation);
  take(situation.card, report.card);
  take(situation.failed, report.tried);
  take(situation.pin, report.pin);
  take(situation.present, report.present);
  if (report.present) situation.patient_present = *report.present != Present::proxy;
  take(situation.carrier, report.carrier);
  take(situation.visit, report.visit);
  take(situation.cause, report.cause);
  take(situation.documents, report.documents);
  take(situation.traits, report.traits);
  take(situation.equipment, report.equipment);
  take(situation.certificate_ends, report.certificate_ends);
  take(situation.insurance_card_ends, report.insurance_card_ends);
  take(situation.system_failure_lookup, report.system_failure_lookup);
  take(situation.disaster_lookup, report.disaster_lookup);
  take(situation.born, report.born);
  take(situation.told_share, report.told_share);
  take(situation.claim, report.claim);
  take(situation.declared, report.declared);
  if (!situation.card && situation.carrier == Carrier::card) take(situation.card, report.printed);
  return situation;
}

}  // namespace madoguchi::checkin
