// SPDX-License-Identifier: Apache-2.0
// The people of a world as the service behind the exchange knows them: by their identifiers,
// without a card.
#pragma once

#include "scenario/world.hpp"
#include "sim/eligibility/registered_person.hpp"

#include <vector>

namespace madoguchi::sim::emr {

/// Everybody who is insured. For requests by file everybody has consented to what there is.
std::vector<eligibility::RegisteredPerson> insured_people(const scenario::World& world);

}  // namespace madoguchi::sim::emr
