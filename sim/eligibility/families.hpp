// SPDX-License-Identifier: Apache-2.0
// Members of a family among people that were drawn one by one.
#pragma once

#include "sim/eligibility/registered_person.hpp"

#include <vector>

namespace madoguchi::sim::eligibility {

/// Gives dependants to insured people of the same insurer that were drawn shortly before: they get
/// symbol, number, address and family name of the insured person, and branch numbers in their
/// order. A dependant for whom there is nobody stays alone. Keys and their order do not change.
void join_families(std::vector<RegisteredPerson>& people);

}  // namespace madoguchi::sim::eligibility
