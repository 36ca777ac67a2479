// SPDX-License-Identifier: Apache-2.0
// What the insurers' data of the store say about identifiers and periods. Where the real service's
// rules are not public, the ones here are an assumption.
#pragma once

#include "sim/eligibility/service_store.hpp"

namespace madoguchi::sim::eligibility {

/// The person whom identifiers belong to, and which of their records; empty validity-wise when
/// nobody (none) or more than one person (several) has them.
struct Identified {
  madoguchi::eligibility::QualificationValidity validity{};
  std::optional<RegisteredPerson> person{};
  std::vector<std::size_t> records{};  ///< indices of those that have the identifiers
};

bool is_medical_aid(const madoguchi::eligibility::QualificationRecord& record);

/// Tickets of the month of a day, if the record is of medical aid.
std::vector<madoguchi::eligibility::OqsElement> tickets_of(
    const RegisteredPerson& person, const madoguchi::eligibility::QualificationRecord& record,
    core::CivilDate day);

core::Result<Identified> identify(ServiceStore& store,
                                  const madoguchi::eligibility::InsuranceIdentifiers& identifiers);

/// Eligibility by identifiers, with the institution's reference numbers.
core::Result<madoguchi::eligibility::InsuranceFinding> find_insurance(
    ServiceStore& store, const madoguchi::eligibility::InsuranceSearch& search);

/// Everybody with a ticket of the month, or with a consent of the duty in the period; one finding
/// a person.
core::Result<std::vector<madoguchi::eligibility::InsuranceFinding>> list_insured(
    ServiceStore& store, const std::string& institution, madoguchi::eligibility::OqsDuty duty,
    const madoguchi::eligibility::OqsElement& asked, core::CivilDate on);

}  // namespace madoguchi::sim::eligibility
