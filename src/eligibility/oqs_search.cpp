// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_search.hpp"

namespace madoguchi::eligibility {
namespace {

std::optional<core::CivilDate> date_in(const OqsElement& asked, std::string_view name) {
  return core::parse_compact_date(asked.value(name));
}

}  // namespace

InsuranceIdentifiers identifiers_of(const OqsElement& asked) {
  return {asked.value("InsurerNumber"), asked.value("InsuredCardSymbol"),
          asked.value("InsuredIdentificationNumber"), asked.value("InsuredBranchNumber"),
          date_in(asked, "Birthdate")};
}

InsuranceIdentifiers information_identifiers_of(const OqsElement& header) {
  return {header.value("InsurerNumber"), header.value("InsuranceCardSymbol"),
          header.value("InsuredPersonIdentificationNumber"), header.value("BranchNumber"),
          std::nullopt};
}

Period period_of(const OqsElement& asked) {
  return {asked.value("MedicalTreatmentMonth"), date_in(asked, "ConsentDateFrom"),
          date_in(asked, "ConsentDateTo"), date_in(asked, "ExaminationDateFrom"),
          date_in(asked, "ExaminationDateTo")};
}

std::string comparable_insurer_number(std::string_view number) {
  const std::size_t first = number.find_first_not_of(" 0");
  return first == std::string_view::npos ? std::string{} : std::string(number.substr(first));
}

OqsElement quoted_search(OqsElement asked) {
  constexpr const char* consent = "LimitApplicationCertificateRelatedConsFlg";
  if (asked.value(consent).empty()) asked.put(consent, "0");
  return asked;
}

}  // namespace madoguchi::eligibility
