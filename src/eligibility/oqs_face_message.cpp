// SPDX-License-Identifier: Apache-2.0
// A card use -> the message of its result file.
#include "eligibility/oqs_face_file.hpp"
#include "eligibility/oqs_results.hpp"

#include <algorithm>
#include <array>

namespace madoguchi::eligibility {
namespace {

void put_consent(OqsElement& out, std::string_view prefix, bool given, core::CivilTime at,
                 bool ends) {
  const std::string name(prefix);
  out.put(name + "ConsFlg", core::name_of(given ? ConsentFlag::given : ConsentFlag::not_given));
  if (!given) return;
  out.put(name + "ConsTime", core::to_compact(at));
  if (ends) out.put(name + "AvailableTime", core::to_compact(at + consent_lasts));
}

void leave_out(OqsElement& out, std::string_view name) {
  std::erase_if(out.children, [&](const OqsElement& child) { return child.name == name; });
}

void put_consents(OqsElement& out, const CardUse& use) {
  const Consents& given = use.consents;
  const core::CivilTime at = use.consented_at;
  const bool limit = use.limit_asked && given.high_cost_limit;
  const bool disease = use.specified_disease_asked && given.specified_disease;
  if (use.limit_asked) put_consent(out, limit_prefix, limit, at, false);
  if (!limit) leave_out(out, limit_information);
  if (use.specified_disease_asked) put_consent(out, specified_disease_prefix, disease, at, false);
  if (!disease) leave_out(out, specified_disease_information);
  for (const auto& row : enum_names(std::type_identity<InformationKind>{})) {
    put_consent(out, consent_prefix(row.value), given.given(row.value), at, true);
  }
  if (!use.clinical_asked) return;
  for (const auto& row : enum_names(std::type_identity<ClinicalItem>{})) {
    put_consent(out, consent_prefix(row.value), given.clinical.contains(row.value), at, true);
  }
}

OqsElement subsidy_element(const SubsidyRecord& subsidy) {
  OqsElement out{"SubsidyInfo", {}, {}};
  out.put("SubsidyPayerNumber", subsidy.payer_number);
  out.put("SubsidyRecipientNumber", subsidy.recipient_number);
  out.put("SubsidyName", subsidy.name);
  if (subsidy.valid_from) out.put("SubsidyValidStartDate", core::to_compact(*subsidy.valid_from));
  if (subsidy.valid_until) out.put("SubsidyValidEndDate", core::to_compact(*subsidy.valid_until));
  return out;
}

void put_subsidies(OqsElement& out, const EligibilityAnswer& answer,
                   const std::optional<bool>& wanted) {
  if (!wanted) return;
  out.put("SubsidyUseSelect", *wanted ? "1" : "0");
  if (!*wanted || answer.subsidies.empty()) return;
  OqsElement& list = out.add("SubsidyList");
  for (const SubsidyRecord& subsidy : answer.subsidies) list.add(subsidy_element(subsidy));
}

}  // namespace

OqsMessage face_message(const EligibilityAnswer& answer, const CardUse& use) {
  ResultFrame frame{answer.processed_at, use.encoding, {}};
  frame.asked_header.put("MedicalInstitutionCode", use.institution_code);
  const core::CivilDate day = core::date_of(answer.processed_at);
  OqsMessage message = start_result(frame, SegmentOfResult::normal);
  put_question(message, day, ReferenceClassification::my_number_card);
  put_processed(message.body);
  message.body.put("ProcessingResultCode", answer.side_code);
  message.body.put("ProcessingResultMessage", answer.side_message);
  put_records(message.body, answer.validity, answer.records, day);
  if (OqsElement* list = message.body.find("ResultList")) {
    for (OqsElement& record : list->children) put_consents(record, use);
  }
  if (use.prescription) {
    message.body.put("PrescriptionIssueSelect",
                     std::to_string(static_cast<int>(*use.prescription)));
  }
  put_subsidies(message.body, answer, use.consents.subsidies);
  return message;
}

}  // namespace madoguchi::eligibility
