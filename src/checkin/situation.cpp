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

Situation reported(Situation situation, const CounterReport& report) {
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
  return situation;
}

}  // namespace madoguchi::checkin
