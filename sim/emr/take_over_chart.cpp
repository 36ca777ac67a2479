// SPDX-License-Identifier: Apache-2.0
// The second half of TakeOver: valid records and the chart that they go into.
#include "eligibility/oqs_search.hpp"
#include "sim/emr/chart_match.hpp"
#include "sim/emr/name_match.hpp"
#include "sim/emr/take_over_parts.hpp"

#include <algorithm>

namespace madoguchi::sim::emr {
namespace {

using checkin::Defect;
using checkin::EmrChart;
using checkin::EmrDecision;
using checkin::EmrNote;
using checkin::EmrState;
using madoguchi::eligibility::OqsElement;

constexpr const char* medical_aid_code = "A1";

bool is_medical_aid(const OqsElement* record) {
  return record->value("InsuredCardClassification") == medical_aid_code;
}

/// Health insurance and medical aid of one person: the only two results that belong together.
bool is_combined(const std::vector<const OqsElement*>& records) {
  return records.size() == 2 && is_medical_aid(records[0]) != is_medical_aid(records[1]);
}

/// Fields of medical aid stand beside those of the health insurance.
Facts named_for_aid(const Facts& facts) {
  Facts named;
  for (const auto& [field, value] : facts) {
    named[field.starts_with("ticket") || field == "billable" ? field : "aid_" + field] = value;
  }
  return named;
}

bool contains(const std::vector<EmrNote>& notes, EmrNote note) {
  return std::find(notes.begin(), notes.end(), note) != notes.end();
}

EmrChart new_chart(const std::string& id, const Facts& facts) {
  const auto value = [&](const char* field) {
    const auto at = facts.find(field);
    return at == facts.end() ? std::string{} : at->second;
  };
  EmrChart chart;
  chart.id = id;
  chart.name = value("name_received");
  chart.name_kana = value("kana_received");
  chart.sex = value("sex_received");
  chart.born = core::parse_compact_date(value("born_received")).value_or(core::CivilDate{});
  chart.address = value("address_received");
  return chart;
}

}  // namespace

core::Result<std::string> TakeOver::choose_chart(const ReceivedResult& received, const Facts& facts,
                                                 EmrDecision& decision) {
  const auto charts = store_.charts();
  if (!charts) return charts.error();
  if (received.chosen == "new") {
    const std::string id = "new-" + std::to_string(charts->size() + 1);
    if (const auto put = store_.put_chart(new_chart(id, facts)); !put) return put.error();
    return id;
  }
  if (!received.chosen.empty()) return received.chosen;
  const std::string asked = received.asked ? received.asked->chart : std::string{};
  ChartMatch match = match_chart(facts, *charts, asked, defects_);
  decision.reason = match.reason;
  decision.candidates = std::move(match.candidates);
  return std::move(match.chart);
}

TakeOver::Decision TakeOver::insured(const ReceivedResult& received, const Element& body,
                                     const std::vector<const Element*>& records) {
  if (records.empty()) return made(received, EmrState::asks, EmrNote::no_record);
  std::vector<const Element*> taken = records;
  const bool first_only = (!is_combined(taken) && has(Defect::emr_takes_first_of_several)) ||
                          (is_combined(taken) && has(Defect::emr_forgets_second_insurance));
  if (first_only) taken.resize(1);
  if (taken.size() > 1 && !is_combined(taken)) {
    return made(received, EmrState::asks, EmrNote::several_records);
  }
  std::vector<RecordFacts> found;
  for (const Element* record : taken) found.push_back(facts_of(*record, defects_));
  const Facts& first = found.front().facts;
  if (first.contains("sex_received") && first.at("sex_received") == "3" &&
      has(Defect::emr_refuses_sex_3)) {
    return made(received, EmrState::refused, EmrNote::unknown_code);
  }
  const bool unshown =
      first.contains("name_received") && has_unshown_character(first.at("name_received"));
  if (unshown && has(Defect::emr_rejects_unshown_character)) {
    return made(received, EmrState::refused, EmrNote::unshown_character);
  }
  if (!first.contains("reference_number") && has(Defect::emr_needs_reference_number)) {
    return made(received, EmrState::refused, EmrNote::number_unregistered);
  }
  EmrDecision decision = made(received, EmrState::imported, {});
  auto chart = choose_chart(received, first, decision);
  if (!chart) return chart.error();
  decision.chart = std::move(*chart);
  if (decision.chart.empty()) {
    decision.state = EmrState::asks;
    return decision;
  }
  if (unshown) decision.warnings.push_back(EmrNote::unshown_character);
  if (!first.contains("reference_number")) {
    decision.warnings.push_back(EmrNote::number_unregistered);
  }
  const bool unregistered = body.value("QualificationValidity") == "6";
  if (unregistered) decision.warnings.push_back(EmrNote::ticket_unregistered);
  for (RecordFacts& record : found) {
    if (unregistered) std::erase(record.warnings, EmrNote::ticket_unregistered);
    if (const auto kept = keep(received, record, decision); !kept) return kept.error();
  }
  return decision;
}

core::Result<void> TakeOver::compare_with_known(const EmrChart& chart, RecordFacts& record) {
  using madoguchi::eligibility::comparable_insurer_number;
  const auto known = store_.newest(chart.id, record.medical_aid, false);
  if (!known) return known.error();
  const auto fact = [](const Facts& facts, const char* field, const std::string& otherwise) {
    const auto at = facts.find(field);
    return at == facts.end() ? otherwise : at->second;
  };
  const std::string insurer = fact(*known, "insurer_number", chart.insurer);
  const std::string number = fact(*known, "number", chart.number);
  const bool changed = comparable_insurer_number(insurer) !=
                           comparable_insurer_number(fact(record.facts, "insurer_number", "")) ||
                       number != fact(record.facts, "number", "");
  if (!record.medical_aid && !insurer.empty() && changed) {
    record.warnings.push_back(EmrNote::insurance_changed);
  }
  if (record.medical_aid) return {};
  const int own = chart.share != 0 ? chart.share : share_by_age(chart.born, core::date_of(now_));
  const bool keeps_own = has(Defect::emr_keeps_own_share);
  const bool online = record.online_share != 0 && !keeps_own;
  record.facts["share"] = std::to_string(online ? record.online_share : own);
  record.facts["share_from"] = online ? "online" : "own";
  const bool calculable = chart.share != 0;
  if (online && calculable && own != record.online_share) {
    record.warnings.push_back(EmrNote::share_differs);
  }
  return {};
}

core::Result<void> TakeOver::keep(const ReceivedResult& received, RecordFacts& record,
                                  EmrDecision& decision) {
  auto chart = store_.chart(decision.chart);
  if (!chart) return chart.error();
  if (!*chart) return core::fail(core::Errc::invalid_argument, "no chart " + decision.chart);
  if (const auto done = compare_with_known(**chart, record); !done) return done;
  if (contains(record.warnings, EmrNote::ticket_inconsistent) ||
      contains(record.warnings, EmrNote::ticket_of_other_institution)) {
    record.facts["billable"] = "no";
  }
  put(record.facts, "prescription", received.message.body.value("PrescriptionIssueSelect"));
  read_subsidies(received.message.body, record);
  const std::string processed = received.message.header.value("ProcessExecutionTime");
  const auto newest = store_.newest_time(decision.chart, record.medical_aid);
  if (!newest) return newest.error();
  const bool by_arrival = has(Defect::emr_takes_late_file_as_newest);
  if (!by_arrival && processed < *newest) record.warnings.push_back(EmrNote::older_than_known);
  const auto added = store_.add_result(decision.chart, processed, record.medical_aid, record.facts);
  if (!added) return added;
  if (has(Defect::emr_replaces_name) && record.facts.contains("name_received")) {
    (*chart)->name = record.facts.at("name_received");
  }
  if (has(Defect::emr_copies_address) && record.facts.contains("address_received")) {
    (*chart)->address = record.facts.at("address_received");
  }
  if (const auto stored = store_.put_chart(**chart); !stored) return stored;
  const Facts shown = record.medical_aid ? named_for_aid(record.facts) : record.facts;
  decision.fields.insert(shown.begin(), shown.end());
  for (const EmrNote warning : record.warnings) {
    if (!contains(decision.warnings, warning)) decision.warnings.push_back(warning);
  }
  return {};
}

}  // namespace madoguchi::sim::emr
