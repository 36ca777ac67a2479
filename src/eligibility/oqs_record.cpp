// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_record.hpp"

#include <fmt/format.h>

namespace madoguchi::eligibility {
namespace {

std::string compact(const std::optional<core::CivilDate>& date) {
  return date ? core::to_compact(*date) : std::string{};
}

}  // namespace

std::string padded_insurer_number(std::string_view number) {
  return number.empty() ? std::string{} : fmt::format("{:>8}", number);
}

OqsElement record_element(const QualificationRecord& record) {
  OqsElement out{"ResultOfQualificationConfirmation", {}, {}};
  out.put("InsuredCardClassification", record.insured_card_classification);
  out.put("InsurerNumber", padded_insurer_number(record.insurer_number));
  out.put("InsuredCardSymbol", record.insured_card_symbol);
  out.put("InsuredIdentificationNumber", record.insured_identification_number);
  out.put("InsuredBranchNumber", record.insured_branch_number);
  out.put("PersonalFamilyClassification", record.personal_family_classification);
  out.put("InsuredName", record.insured_name);
  out.put("Name", record.name);
  out.put("NameKana", record.name_kana);
  out.put("Sex1", record.sex);
  out.put("Birthdate", core::to_compact(record.birthdate));
  out.put("Address", record.address);
  out.put("PostNumber", record.post_number);
  out.put("QualificationDate", compact(record.qualification_date));
  out.put("DisqualificationDate", compact(record.disqualification_date));
  out.put("InsuredPartialContributionRatio", record.partial_contribution_ratio);
  out.put("InsurerName", record.insurer_name);
  return out;
}

}  // namespace madoguchi::eligibility
