// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_results.hpp"

#include "eligibility/oqs_record.hpp"

#include <algorithm>

namespace madoguchi::eligibility {
namespace {

std::string code_of(QualificationValidity validity) {
  return std::to_string(static_cast<int>(validity));
}

void quote(OqsElement& header, const OqsElement& asked, const char* name) {
  header.put(name, asked.value(name));
}

void leave_out(OqsElement& record, const char* name) {
  std::erase_if(record.children, [&](const OqsElement& child) { return child.name == name; });
}

/// What a request by identifiers has no consent for. Nobody can be asked about diseases there.
void leave_out_unconsented(OqsElement& record, const OqsElement& asked) {
  if (asked.value("LimitApplicationCertificateRelatedConsFlg") != "1") {
    leave_out(record, "LimitApplicationCertificateRelatedInfo");
  }
  leave_out(record, "SpecificDiseasesCertificateList");
}

bool is_error(const BulkUnit& unit) { return unit.problem.has_value(); }

void put_unit(OqsElement& out, const BulkUnit& unit, const OqsTables& tables, core::CivilDate day) {
  out.add(unit.asked);
  if (unit.problem) {
    put_processing_error(out, tables.outcome(*unit.problem));
    return;
  }
  put_processed(out);
  if (!unit.finding) return;
  out.put("QualificationValidity", code_of(unit.finding->validity));
  for (const FoundRecord& found : unit.finding->records) {
    // In bulk results the reference number stands beside the record, not in it.
    OqsElement record = found_element({found.record, found.tickets, {}}, day);
    leave_out_unconsented(record, unit.asked);
    // Certificates do not change while the service runs.
    record.put("LimitApplicationCertificateChanged", "0");
    out.add(std::move(record));
    out.put("ReferenceNumber", found.reference_number);
  }
}

}  // namespace

OqsMessage start_result(const ResultFrame& frame, SegmentOfResult segment) {
  OqsMessage message;
  message.header.put("ProcessExecutionTime", core::to_compact(frame.processed_at));
  message.header.put("CharacterCodeIdentifier", std::to_string(static_cast<int>(frame.encoding)));
  message.header.put("SegmentOfResult", core::name_of(segment));
  quote(message.header, frame.asked_header, "ArbitraryFileIdentifier");
  quote(message.header, frame.asked_header, "MedicalInstitutionCode");
  return message;
}

OqsMessage refused(const ResultFrame& frame, const OqsOutcome& outcome) {
  OqsMessage message = start_result(frame, SegmentOfResult::abnormal);
  message.header.put("ErrorCode", outcome.code);
  message.header.put("ErrorMessage", outcome.message);
  return message;
}

void put_question(OqsMessage& message, core::CivilDate confirmed_on,
                  ReferenceClassification named_by) {
  message.header.put("QualificationConfirmationDate", core::to_compact(confirmed_on));
  message.header.put("ReferenceClassification", core::name_of(named_by));
}

void put_processed(OqsElement& out) {
  out.put("ProcessingResultStatus", core::name_of(ProcessingResultStatus::normal));
}

void put_processing_error(OqsElement& out, const OqsOutcome& outcome) {
  out.put("ProcessingResultStatus", core::name_of(ProcessingResultStatus::error));
  out.put("ProcessingResultCode", outcome.code);
  out.put("ProcessingResultMessage", outcome.message);
}

OqsElement found_element(const FoundRecord& found, core::CivilDate day) {
  OqsElement record = record_element(found.record, day);
  if (!found.tickets.empty()) {
    OqsElement& list = record.add("PublicExpenseResultList");
    for (const OqsElement& ticket : found.tickets) list.add(ticket);
  }
  record.put("ReferenceNumber", found.reference_number);
  return record;
}

void put_records(OqsElement& out, QualificationValidity validity,
                 const std::vector<FoundRecord>& records, core::CivilDate day) {
  out.put("QualificationValidity", code_of(validity));
  if (records.empty()) return;
  OqsElement& list = out.add("ResultList");
  for (const FoundRecord& found : records) list.add(found_element(found, day));
}

OqsMessage single_result(const ResultFrame& frame, const OqsElement& asked,
                         core::CivilDate confirmed_on, const InsuranceFinding& finding) {
  OqsMessage message = start_result(frame, SegmentOfResult::normal);
  put_question(message, confirmed_on);
  message.body.add(asked);
  put_processed(message.body);
  put_records(message.body, finding.validity, finding.records, confirmed_on);
  if (OqsElement* list = message.body.find("ResultList")) {
    for (OqsElement& record : list->children) leave_out_unconsented(record, asked);
  }
  return message;
}

OqsMessage bulk_result(const ResultFrame& frame, std::string_view reception, OqsDuty duty,
                       const BulkResult& result, const OqsTables& tables) {
  const auto errors = std::count_if(result.units.begin(), result.units.end(), is_error);
  OqsMessage message = start_result(frame, SegmentOfResult::normal);
  // The second request need not repeat the identifier of the first.
  if (message.header.find("ArbitraryFileIdentifier") == nullptr) {
    message.header.put("ArbitraryFileIdentifier", result.arbitrary_identifier);
  }
  message.header.put("ReceptionNumber", reception);
  message.header.put("NumberOfProcessingResult", std::to_string(result.units.size()));
  message.header.put("NumberOfNormalProcessing",
                     std::to_string(static_cast<std::ptrdiff_t>(result.units.size()) - errors));
  message.header.put("NumberOfError", std::to_string(errors));
  const bool registers = duty == OqsDuty::bulk_reference_numbers;
  if (!registers) {
    message.header.put("QualificationConfirmationDate",
                       core::to_compact(core::date_of(frame.processed_at)));
  }
  for (const BulkUnit& unit : result.units) {
    put_unit(message.body.add(registers ? "BulkRegistrationUnit" : "BulkConfirmUnit"), unit, tables,
             core::date_of(frame.processed_at));
  }
  return message;
}

OqsMessage information_result(const ResultFrame& frame, const std::vector<OqsMessage>& documents) {
  OqsMessage message;
  quote(message.header, frame.asked_header, "ArbitraryFileIdentifier");
  quote(message.header, frame.asked_header, "MedicalInstitutionCode");
  message.body.put("ResultCode", "1");
  for (const OqsMessage& document : documents) {
    for (const OqsElement& person : document.header.children) {
      if (message.header.find(person.name) == nullptr) message.header.add(person);
    }
    for (const OqsElement& part : document.body.children) {
      if (part.name != "ResultCode") message.body.add(part);
    }
  }
  return message;
}

OqsMessage information_refused(const ResultFrame& frame, const OqsOutcome& outcome) {
  OqsMessage message = information_result(frame, {});
  message.body.children.clear();
  message.body.put("ResultCode", outcome.code);
  message.body.put("MessageContents", outcome.message);
  return message;
}

}  // namespace madoguchi::eligibility
