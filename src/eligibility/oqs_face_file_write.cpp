// SPDX-License-Identifier: Apache-2.0
// Values -> XML of the result file of a card use.
#include "eligibility/oqs_face_file.hpp"
#include "eligibility/oqs_message.hpp"
#include "eligibility/oqs_record.hpp"

#include <array>

namespace madoguchi::eligibility {
namespace {

void put_time(OqsElement& out, std::string name, const std::optional<core::CivilTime>& time) {
  if (time) out.put(std::move(name), core::to_compact(*time));
}

void write_consent(OqsElement& out, const std::string& prefix, const ConsentEntry& consent) {
  out.put(prefix + "ConsFlg", core::name_of(consent.flag));
  if (consent.flag != ConsentFlag::given) return;
  put_time(out, prefix + "ConsTime", consent.consented_at);
  put_time(out, prefix + "AvailableTime", consent.available_until);
}

/// A consent that only has a time, no end.
void write_timed_consent(OqsElement& out, const std::string& prefix, ConsentEntry consent) {
  consent.available_until.reset();
  write_consent(out, prefix, consent);
}

// In the order of the file, as far as it is known; that of the clinical items is an assumption.
constexpr std::array information_kinds{InformationKind::checkup, InformationKind::drug,
                                       InformationKind::treatment, InformationKind::operation};

OqsElement result_element(const FaceFileResult& result, core::CivilDate day) {
  OqsElement out = record_element(result.record, day);
  if (result.limit_consent) {
    write_timed_consent(out, "LimitApplicationCertificateRelated", *result.limit_consent);
  }
  if (result.specified_disease_consent) {
    write_timed_consent(out, std::string(specified_disease_prefix),
                        *result.specified_disease_consent);
  }
  for (const InformationKind kind : information_kinds) {
    const auto consent = result.information_consents.find(kind);
    if (consent == result.information_consents.end()) continue;
    write_consent(out, consent_prefix(kind), consent->second);
  }
  for (const auto& [item, consent] : result.clinical_consents) {
    write_consent(out, consent_prefix(item), consent);
  }
  return out;
}

void write_header(OqsElement& out, const FaceFile& file) {
  out.put("ProcessExecutionTime", core::to_compact(file.processed_at));
  out.put("CharacterCodeIdentifier", "0");
  out.put("SegmentOfResult", core::name_of(file.segment));
  out.put("QualificationConfirmationDate", core::to_compact(file.confirmation_date));
  out.put("ReferenceClassification", core::name_of(file.reference));
  out.put("ArbitraryFileIdentifier", file.arbitrary_identifier);
  out.put("MedicalInstitutionCode", file.institution_code);
  if (file.segment == SegmentOfResult::normal) return;
  out.put("ErrorCode", file.error_code);
  out.put("ErrorMessage", file.error_message);
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

void write_body(OqsElement& out, const FaceFile& file) {
  if (!file.results.empty()) {
    OqsElement& list = out.add("ResultList");
    for (const FaceFileResult& result : file.results)
      list.add(result_element(result, file.confirmation_date));
  }
  out.put("ProcessingResultStatus", core::name_of(file.status));
  out.put("ProcessingResultCode", file.side_code);
  out.put("ProcessingResultMessage", file.side_message);
  if (file.validity) {
    out.put("QualificationValidity", std::to_string(static_cast<int>(*file.validity)));
  }
  if (file.prescription) {
    out.put("PrescriptionIssueSelect", std::to_string(static_cast<int>(*file.prescription)));
  }
  if (file.subsidies_wanted) out.put("SubsidyUseSelect", *file.subsidies_wanted ? "1" : "0");
  if (!file.subsidies.empty()) {
    OqsElement& list = out.add("SubsidyList");
    for (const SubsidyRecord& subsidy : file.subsidies) list.add(subsidy_element(subsidy));
  }
}

}  // namespace

FaceFile make_face_file(const EligibilityAnswer& answer, const Consents& consents,
                        core::CivilTime consented_at, std::string institution_code,
                        bool limit_known, const AskedAtReader& asked) {
  const auto entry = [&](bool given) {
    return given ? ConsentEntry::given(consented_at) : ConsentEntry{};
  };
  FaceFile file;
  file.processed_at = answer.processed_at;
  file.confirmation_date = core::date_of(answer.processed_at);
  file.institution_code = std::move(institution_code);
  file.side_code = answer.side_code;
  file.side_message = answer.side_message;
  file.validity = answer.validity;
  file.prescription = asked.prescription;
  file.subsidies_wanted = asked.subsidies;
  if (asked.subsidies == true) file.subsidies = answer.subsidies;
  for (const QualificationRecord& record : answer.records) {
    FaceFileResult result{record, {}, {}};
    for (const InformationKind kind : information_kinds) {
      result.information_consents[kind] = entry(consents.given(kind));
    }
    if (asked.specified_disease) {
      result.specified_disease_consent = entry(consents.specified_disease);
    }
    if (asked.clinical) {
      for (const auto& row : enum_names(std::type_identity<ClinicalItem>{})) {
        result.clinical_consents[row.value] = entry(consents.clinical.contains(row.value));
      }
    }
    if (limit_known) {
      result.limit_consent = entry(consents.high_cost_limit);
      result.limit_consent->available_until.reset();
    }
    file.results.push_back(std::move(result));
  }
  return file;
}

std::string write_face_file(const FaceFile& file) {
  OqsMessage message;
  write_header(message.header, file);
  write_body(message.body, file);
  return write_oqs_message(message, OqsEncoding::utf_8);
}

}  // namespace madoguchi::eligibility
