// SPDX-License-Identifier: Apache-2.0
// A person as the mock eligibility service knows them. Nobody here exists.
#pragma once

#include "eligibility/messages.hpp"

#include <set>
#include <string>
#include <vector>

namespace madoguchi::sim::eligibility {

struct RegisteredPerson {
  std::string key;                 ///< unique name within the service, such as "hanako"
  std::string certificate_serial;  ///< hexadecimal; of the card's user authentication certificate
  std::string common_name;         ///< its subject's common name; used when no serial is given
  madoguchi::eligibility::QualificationValidity validity =
      madoguchi::eligibility::QualificationValidity::valid;
  std::vector<madoguchi::eligibility::QualificationRecord> records;
  std::set<madoguchi::eligibility::InformationKind> information;  ///< documents that exist
};

}  // namespace madoguchi::sim::eligibility
