// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/insurance_search.hpp"

#include "eligibility/oqs_search.hpp"

#include <algorithm>

namespace madoguchi::sim::eligibility {
namespace {

using namespace madoguchi::eligibility;  // the messages

constexpr std::string_view medical_aid_card = "A1";

/// Tickets of the month of a day.
std::vector<OqsElement> tickets_of(const RegisteredPerson& person, std::string_view month) {
  std::vector<OqsElement> tickets;
  for (const OqsElement& ticket : person.tickets) {
    if (ticket.value("MedicalTreatmentMonth") == month) tickets.push_back(ticket);
  }
  return tickets;
}

/// The one in force among some records, or the last of them.
std::size_t leading(const RegisteredPerson& person, const std::vector<std::size_t>& records,
                    core::CivilDate on) {
  const auto found = std::find_if(records.begin(), records.end(), [&](std::size_t each) {
    return in_force(person.records[each], on);
  });
  return found == records.end() ? records.back() : *found;
}

QualificationValidity validity_of(const RegisteredPerson& person, std::size_t record,
                                  core::CivilDate on, bool has_ticket) {
  if (person.validity != QualificationValidity::valid) return person.validity;
  if (!in_force(person.records[record], on)) {
    const bool newer =
        std::ranges::any_of(person.records, [&](const auto& each) { return in_force(each, on); });
    return newer ? QualificationValidity::invalid_newer_exists : QualificationValidity::invalid;
  }
  const bool ticketless = is_medical_aid(person.records[record]) && !has_ticket;
  return ticketless ? QualificationValidity::valid_unregistered : QualificationValidity::valid;
}

core::Result<InsuranceFinding> finding_of(ServiceStore& store, const std::string& institution,
                                          const RegisteredPerson& person, std::size_t record,
                                          core::CivilDate on, std::string_view month) {
  FoundRecord found{person.records[record]};
  if (is_medical_aid(found.record)) found.tickets = tickets_of(person, month);
  InsuranceFinding finding;
  finding.validity = validity_of(person, record, on, !found.tickets.empty());
  if (finding.validity == QualificationValidity::none) return finding;
  auto reference = store.reference(institution, {person.key, record});
  if (!reference) return reference.error();
  found.reference_number = std::move(*reference);
  finding.records.push_back(std::move(found));
  return finding;
}

std::string month_of(core::CivilDate day) { return core::to_compact(day).substr(0, 6); }

bool within(const std::optional<core::CivilDate>& day, const std::optional<core::CivilDate>& from,
            const std::optional<core::CivilDate>& to) {
  if (!from && !to) return true;
  return day && (!from || *from <= *day) && (!to || *day <= *to);
}

bool belongs(const RegisteredPerson& person, OqsDuty duty, const Period& period) {
  if (duty == OqsDuty::medical_aid) return !tickets_of(person, period.month).empty();
  return std::ranges::any_of(person.remote_consents, [&](const RemoteConsent& consent) {
    return consent.duty == duty &&
           within(consent.consented, period.consented_from, period.consented_to) &&
           within(consent.examined, period.examined_from, period.examined_to);
  });
}

/// The record that a list shows: of medical aid for tickets, otherwise what is in force.
std::optional<std::size_t> listed_record(const RegisteredPerson& person, OqsDuty duty,
                                         core::CivilDate on) {
  std::vector<std::size_t> records;
  for (std::size_t i = 0; i < person.records.size(); ++i) {
    if (duty != OqsDuty::medical_aid || is_medical_aid(person.records[i])) records.push_back(i);
  }
  if (records.empty()) return std::nullopt;
  return leading(person, records, on);
}

}  // namespace

bool is_medical_aid(const QualificationRecord& record) {
  return record.insured_card_classification == medical_aid_card;
}

std::vector<OqsElement> tickets_of(const RegisteredPerson& person,
                                   const QualificationRecord& record, core::CivilDate day) {
  return is_medical_aid(record) ? tickets_of(person, month_of(day)) : std::vector<OqsElement>{};
}

core::Result<Identified> identify(ServiceStore& store, const InsuranceIdentifiers& identifiers) {
  const auto keys = store.records_of(identifiers);
  if (!keys) return keys.error();
  if (keys->empty()) return Identified{QualificationValidity::none};
  if (keys->front().person != keys->back().person)
    return Identified{QualificationValidity::several};
  auto person = store.person(keys->front().person);
  if (!person) return person.error();
  Identified identified{QualificationValidity::valid, std::move(*person)};
  for (const RecordKey& key : *keys) identified.records.push_back(key.record);
  return identified;
}

core::Result<InsuranceFinding> find_insurance(ServiceStore& store, const InsuranceSearch& search) {
  const auto identified = identify(store, search.identifiers);
  if (!identified) return identified.error();
  if (!identified->person) return InsuranceFinding{identified->validity};
  const std::size_t record = leading(*identified->person, identified->records, search.on);
  return finding_of(store, search.institution, *identified->person, record, search.on,
                    month_of(search.on));
}

core::Result<std::vector<InsuranceFinding>> list_insured(ServiceStore& store,
                                                         const std::string& institution,
                                                         OqsDuty duty, const OqsElement& asked,
                                                         core::CivilDate on) {
  const Period period = period_of(asked);
  const auto keys = store.people();
  if (!keys) return keys.error();
  std::vector<InsuranceFinding> findings;
  for (const std::string& key : *keys) {
    const auto person = store.person(key);
    if (!person) return person.error();
    if (!*person || !belongs(**person, duty, period)) continue;
    const auto record = listed_record(**person, duty, on);
    if (!record) continue;
    const std::string month = period.month.empty() ? month_of(on) : period.month;
    auto finding = finding_of(store, institution, **person, *record, on, month);
    if (!finding) return finding.error();
    findings.push_back(std::move(*finding));
  }
  return findings;
}

}  // namespace madoguchi::sim::eligibility
