// SPDX-License-Identifier: Apache-2.0
// Thousands of insured people for a service, drawn from shares. Nobody exists.
#pragma once

#include "sim/eligibility/population_shares.hpp"
#include "sim/eligibility/registered_person.hpp"

#include <cstdint>
#include <vector>

namespace madoguchi::sim::eligibility {

/// People 1 .. count as of a day; the same people for the same arguments. Person n is the bearer of
/// the card that carries the number n, so that anybody's card can be made. `first` is added to the
/// numbers.
std::vector<RegisteredPerson> generate_people(const PopulationShares& shares, std::size_t count,
                                              std::uint64_t seed, core::CivilDate day);

}  // namespace madoguchi::sim::eligibility
