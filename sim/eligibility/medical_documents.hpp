// SPDX-License-Identifier: Apache-2.0
// Medical information of people who do not exist, as XML documents of the families YZK (drug) and
// TKK (checkup). The layouts are reconstructed from programs that read them: assumptions.
#pragma once

#include "core/civil_time.hpp"
#include "core/result.hpp"
#include "eligibility/messages.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::eligibility {

/// The document of one kind about one person as of a day; every text in it says that it is a test.
std::string medical_document(madoguchi::eligibility::InformationKind kind,
                             const madoguchi::eligibility::QualificationRecord& person,
                             core::CivilDate day);

/// Whether the document of a day falls into months from..to (yyyyMM; empty: no limit). Documents
/// tell of the month before; only drug information is asked for by months.
bool in_period(madoguchi::eligibility::InformationKind kind, core::CivilDate day,
               std::string_view from, std::string_view to);

/// What electronic prescriptions tell on a day: one that was dispensed this month, and one that
/// was not yet. They are newer than the claims that drug information is made of.
std::string prescription_document(const madoguchi::eligibility::QualificationRecord& person,
                                  core::CivilDate day);

/// Whether there are such: since electronic prescriptions began (2023-01-26), in months from..to.
bool prescriptions_in_period(core::CivilDate day, std::string_view from, std::string_view to);

/// The texts of some documents as one PDF made on `day`. Errors: malformed_data, io_failure.
core::Result<std::string> medical_pdf(
    const std::vector<madoguchi::eligibility::MedicalInformation>& documents, core::CivilDate day);

}  // namespace madoguchi::sim::eligibility
