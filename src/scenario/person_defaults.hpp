// SPDX-License-Identifier: Apache-2.0
// What a synthetic person is called, when and where they live, and how they are insured, when the
// scenario does not say: obviously invented, and always the same for the same number.
#pragma once

#include "scenario/world.hpp"

namespace madoguchi::scenario {

/// A whole person from a number.
Person person_from_seed(std::string key, std::uint64_t seed);

/// What an insurer knows of the person; the default insurance for one who has none.
eligibility::QualificationRecord insurance_record_of(const Person& person);

/// The same, and what further insurers know.
std::vector<eligibility::QualificationRecord> insurance_records_of(const Person& person);

}  // namespace madoguchi::scenario
