// SPDX-License-Identifier: Apache-2.0
// Certificates of generated people: limits of cost and specified diseases, as elements of their
// records. Classes are those of OQSCD012 and OQSCD013; who has which one is an assumption.
#pragma once

#include "sim/eligibility/population_shares.hpp"
#include "sim/eligibility/registered_person.hpp"

#include <cstdint>

namespace madoguchi::sim::eligibility {

/// Gives them to the person's first record, unless it is of medical aid. The class of the limit
/// goes with age and share of cost. Draws from a stream of its own, so that the rest of the person
/// stays as it is.
void give_certificates(const TraitShares& traits, std::uint64_t number, std::uint64_t seed,
                       core::CivilDate day, RegisteredPerson& person);

}  // namespace madoguchi::sim::eligibility
