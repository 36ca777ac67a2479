// SPDX-License-Identifier: Apache-2.0
// Medical information of people who do not exist, as XML documents of the families YZK (drug) and
// TKK (checkup). The layouts are reconstructed from programs that read them, and that of treatment
// information is our own: assumptions, all three.
#pragma once

#include "core/civil_time.hpp"
#include "eligibility/messages.hpp"

#include <string>

namespace madoguchi::sim::eligibility {

/// The document of one kind about one person as of a day; every text in it says that it is a test.
std::string medical_document(madoguchi::eligibility::InformationKind kind,
                             const madoguchi::eligibility::QualificationRecord& person,
                             core::CivilDate day);

}  // namespace madoguchi::sim::eligibility
