// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_record.hpp"

#include "eligibility/ages.hpp"

#include <fmt/format.h>

namespace madoguchi::eligibility {
namespace {

std::string compact(const std::optional<core::CivilDate>& date) {
  return date ? core::to_compact(*date) : std::string{};
}

constexpr const char* late_elderly_insurer = "39";  // 法別番号; disabled people from 65 on, too

bool is_late_elderly(const QualificationRecord& record, int age) {
  return age >= late_elderly_age || record.insurer_number.starts_with(late_elderly_insurer);
}

/// What an insurer tells of itself comes before what follows from the rest; an empty element takes
/// away.
void replace(OqsElement& out, const OqsElement& element) {
  if (element.text.empty() && element.children.empty()) {
    std::erase_if(out.children,
                  [&](const OqsElement& child) { return child.name == element.name; });
    return;
  }
  OqsElement* there = out.find(element.name);
  if (there == nullptr) {
    out.add(element);
  } else if (there->children.empty() || element.children.empty()) {
    *there = element;
  } else {
    for (const OqsElement& child : element.children) replace(*there, child);
  }
}

}  // namespace

std::string padded_insurer_number(std::string_view number) {
  return number.empty() ? std::string{} : fmt::format("{:>8}", number);
}

OqsElement record_element(const QualificationRecord& record, core::CivilDate day) {
  const int age = core::age_on(record.birthdate, day);
  const bool late_elderly = is_late_elderly(record, age);
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
  const std::string& share = record.partial_contribution_ratio;
  if (late_elderly) out.put("InsuredPartialContributionRatio", share);
  if (day < first_school_day(record.birthdate)) out.put("PreschoolClassification", "1");
  out.put("InsurerName", record.insurer_name);
  if (!late_elderly && age >= elderly_age && !share.empty()) {
    out.add("ElderlyRecipientCertificateInfo").put("ElderlyRecipientContributionRatio", share);
  }
  for (const OqsElement& element : record.elements) replace(out, element);
  return out;
}

}  // namespace madoguchi::eligibility
