// SPDX-License-Identifier: Apache-2.0
// The people of a scenario's world, as the card issuer and the eligibility service need them.
#pragma once

#include "core/result.hpp"
#include "scenario/world.hpp"
#include "sim/eligibility/card_proof.hpp"
#include "sim/eligibility/registered_person.hpp"
#include "sim/pki/test_hierarchy.hpp"

#include <string_view>
#include <vector>

namespace madoguchi::sim::counter {

/// Ten digits: prefecture, kind, number; obviously a test institution's.
inline constexpr std::string_view institution_code = "1319999999";

/// Validity of the test authorities, wide enough for every day a scenario may choose.
pki::Validity authority_validity();

/// Whom the certificates and the card face name.
pki::Holder holder_of(const scenario::Person& person);

/// The same as the subject of the latest certificate, which the card may carry.
pki::Holder certified_holder(const scenario::Person& person, const scenario::World& world);

/// A person of the world as the service knows somebody who is insured.
eligibility::RegisteredPerson registered_person(const scenario::Person& person,
                                                const scenario::World& world);

/// Everybody of the world whom the service knows.
std::vector<eligibility::RegisteredPerson> registered_people(const scenario::World& world);

/// The hierarchy the service believes, with the revocations of the world.
core::Result<eligibility::TrustAnchors> trust_of(const scenario::World& world,
                                                 const pki::TestHierarchy& hierarchy);

}  // namespace madoguchi::sim::counter
