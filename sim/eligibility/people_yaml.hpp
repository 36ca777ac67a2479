// SPDX-License-Identifier: Apache-2.0
// People as the YAML text that people_file.hpp reads.
#pragma once

#include "sim/eligibility/registered_person.hpp"

#include <span>
#include <string>

namespace madoguchi::sim::eligibility {

/// parse_people of the text gives the same people.
std::string to_yaml(std::span<const RegisteredPerson> people);

}  // namespace madoguchi::sim::eligibility
