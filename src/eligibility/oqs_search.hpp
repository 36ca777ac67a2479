// SPDX-License-Identifier: Apache-2.0
// Elements of requests -> what is asked of the service. The elements have passed their layout.
#pragma once

#include "eligibility/insurance_messages.hpp"

namespace madoguchi::eligibility {

/// Of QualificationConfirmSearchInfo and ReferenceNumberRegistrationInfo.
InsuranceIdentifiers identifiers_of(const OqsElement& asked);

/// Of the header of drug and checkup requests, which uses other names.
InsuranceIdentifiers information_identifiers_of(const OqsElement& header);

/// A list of people is asked for by a month, by days of consent or by days of examination.
struct Period {
  std::string month{};
  std::optional<core::CivilDate> consented_from{};
  std::optional<core::CivilDate> consented_to{};
  std::optional<core::CivilDate> examined_from{};
  std::optional<core::CivilDate> examined_to{};
};
Period period_of(const OqsElement& asked);

/// Insurers' numbers are the same whether they are filled up with spaces, zeros or nothing.
std::string comparable_insurer_number(std::string_view number);

/// A person's search as results quote it: programs in the field require the consent to the limit of
/// cost there, so what was not asked is "0", not consented.
OqsElement quoted_search(OqsElement asked);

}  // namespace madoguchi::eligibility
