// SPDX-License-Identifier: Apache-2.0
#include "sim/emr/take_over.hpp"

#include "sim/emr/chart_match.hpp"
#include "sim/emr/take_over_parts.hpp"

#include <algorithm>

namespace madoguchi::sim::emr {
namespace {

using checkin::Defect;
using checkin::EmrDecision;
using checkin::EmrNote;
using checkin::EmrState;
using madoguchi::eligibility::OqsElement;

constexpr const char* result_element = "ResultOfQualificationConfirmation";
constexpr const char* died_code = "01";

std::vector<const OqsElement*> records_of(const OqsElement& body) {
  const OqsElement* list = body.find("ResultList");
  return list != nullptr ? list->all(result_element) : body.all(result_element);
}

}  // namespace

TakeOver::Decision TakeOver::result(const ReceivedResult& received) {
  const OqsElement& header = received.message.header;
  const OqsElement& body = received.message.body;
  const std::string institution = header.value("MedicalInstitutionCode");
  if (!institution.empty() && institution != institution_) {
    return made(received, EmrState::refused, EmrNote::other_institution);
  }
  if (body.find("ResultCode") != nullptr) return information(received);
  const std::string segment = header.value("SegmentOfResult");
  if (segment == "9") {
    EmrDecision decision = made(received, EmrState::refused, EmrNote::abnormal_end);
    if (has(Defect::emr_treats_error_as_uninsured)) {
      decision = made(received, EmrState::asks, EmrNote::qualification_lost);
    }
    put(decision.fields, "error_code", header.value("ErrorCode"));
    put(decision.fields, "message", header.value("ErrorMessage"));
    return decision;
  }
  if (segment == "2") return made(received, EmrState::waits, EmrNote::still_processing);
  if (segment != "1") return made(received, EmrState::refused, EmrNote::wrong_layout);
  if (body.find("BulkConfirmUnit") != nullptr) return list(received);
  if (body.find("ReceptionNumber") != nullptr) return reception(received);
  if (body.find("ReferenceNumberRegistrationInfo") != nullptr) return registration(received);
  return eligibility(received);
}

TakeOver::Decision TakeOver::information(const ReceivedResult& received) {
  const OqsElement& body = received.message.body;
  if (!received.asked) return made(received, EmrState::asks, EmrNote::nobody_asked);
  EmrDecision decision = made(received, EmrState::imported, {});
  decision.chart = received.asked->chart;
  const std::string code = body.value("ResultCode");
  if (code != "1") {
    decision.state = EmrState::refused;
    decision.reason = EmrNote::processing_error;
    put(decision.fields, "error_code", code);
    put(decision.fields, "message", body.value("MessageContents"));
    return decision;
  }
  put(decision.fields, "information", std::string(core::name_of(received.asked->kind)));
  put(decision.fields, "documents", std::to_string(body.children.size() - 1));
  return decision;
}

TakeOver::Decision TakeOver::reception(const ReceivedResult& received) {
  EmrDecision decision = made(received, EmrState::imported, {});
  const std::string number = received.message.body.value("ReceptionNumber");
  if (const auto kept = store_.keep("reception", number); !kept) return kept.error();
  decision.fields["reception"] = number;
  return decision;
}

TakeOver::Decision TakeOver::registration(const ReceivedResult& received) {
  const OqsElement& body = received.message.body;
  EmrDecision decision = made(received, EmrState::imported, {});
  if (received.asked) decision.chart = received.asked->chart;
  if (body.value("ProcessingResultStatus") != "1") {
    decision.state = EmrState::refused;
    decision.reason = EmrNote::processing_error;
    put(decision.fields, "error_code", body.value("ProcessingResultCode"));
    put(decision.fields, "message", body.value("ProcessingResultMessage"));
    return decision;
  }
  put(decision.fields, "reference_number",
      body.find("ReferenceNumberRegistrationInfo")->value("ReferenceNumber"));
  return decision;
}

TakeOver::Decision TakeOver::list(const ReceivedResult& received) {
  EmrDecision whole = made(received, EmrState::imported, {});
  std::map<std::string, int> counts{{"imported", 0}, {"asks", 0}, {"refused", 0}};
  for (const OqsElement* unit : received.message.body.all("BulkConfirmUnit")) {
    const auto one = person(received, *unit);
    if (!one) return one.error();
    ++counts[std::string(core::name_of(one->state))];
    whole.warnings.insert(whole.warnings.end(), one->warnings.begin(), one->warnings.end());
    if (!one->chart.empty()) whole.candidates.push_back(one->chart);
  }
  for (const auto& [state, count] : counts) whole.fields["people_" + state] = std::to_string(count);
  return whole;
}

TakeOver::Decision TakeOver::eligibility(const ReceivedResult& received) {
  auto decision = person(received, received.message.body);
  if (!decision) return decision;
  put(decision->fields, "prescription", received.message.body.value("PrescriptionIssueSelect"));
  return decision;
}

TakeOver::Decision TakeOver::person(const ReceivedResult& received, const Element& body) {
  const std::string code = body.value("ProcessingResultCode");
  const std::string status = body.value("ProcessingResultStatus");
  const bool failed =
      status == "2" || (!code.empty() && has(Defect::emr_treats_side_code_as_failure));
  if (failed) {
    EmrDecision decision = made(received, EmrState::refused, EmrNote::processing_error);
    put(decision.fields, "error_code", code);
    put(decision.fields, "message", body.value("ProcessingResultMessage"));
    return decision;
  }
  if (status != "1") return made(received, EmrState::refused, EmrNote::wrong_layout);
  const std::string validity = body.value("QualificationValidity");
  const auto records = records_of(body);
  core::Result<EmrDecision> decision =
      validity == "4" && has(Defect::emr_shows_none_as_uninsured)
          ? made(received, EmrState::asks, EmrNote::qualification_lost)
      : validity == "4"                    ? made(received, EmrState::asks, EmrNote::not_found)
      : validity == "5"                    ? made(received, EmrState::asks, EmrNote::several_people)
      : validity == "2" || validity == "3" ? lost(received, validity == "3", records)
      : validity == "1" || validity == "6"
          ? insured(received, body, records)
          : made(received, EmrState::refused, EmrNote::wrong_layout);
  if (!decision) return decision;
  if (!code.empty()) {
    decision->warnings.push_back(EmrNote::side_information);
    put(decision->fields, "side_code", code);
    put(decision->fields, "side_message", body.value("ProcessingResultMessage"));
  }
  std::sort(decision->warnings.begin(), decision->warnings.end());
  return decision;
}

TakeOver::Decision TakeOver::lost(const ReceivedResult& received, bool newer_exists,
                                  const std::vector<const Element*>& records) {
  EmrDecision decision = made(received, EmrState::asks, EmrNote::qualification_lost);
  if (newer_exists) decision.reason = EmrNote::newer_exists;
  if (records.empty()) return decision;
  const RecordFacts record = facts_of(*records.front(), defects_);
  const auto charts = store_.charts();
  if (!charts) return charts.error();
  const std::string asked = received.asked ? received.asked->chart : std::string{};
  decision.chart = match_chart(record.facts, *charts, asked, defects_).chart;
  decision.fields = record.facts;
  const bool reads_reason = !has(Defect::emr_ignores_reason_of_loss);
  if (reads_reason && records.front()->value("ReasonOfLoss") == died_code) {
    decision.reason = EmrNote::insured_died;
  }
  const auto lost_on = core::parse_compact_date(records.front()->value("DisqualificationDate"));
  // The insurer pays for what came before; the day of loss is the first without.
  if (lost_on) decision.fields["payable"] = core::date_of(now_) < *lost_on ? "yes" : "no";
  return decision;
}

}  // namespace madoguchi::sim::emr
