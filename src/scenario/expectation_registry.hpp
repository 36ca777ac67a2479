// SPDX-License-Identifier: Apache-2.0
// All expectations that scenarios can state.
#pragma once

#include "scenario/expectation.hpp"

#include <span>

namespace madoguchi::scenario {

/// Every expectation, in the order of the reference.
std::span<const ExpectationKind> expectation_kinds();

/// The row of a key; nullptr for an unknown one.
const ExpectationKind* find_expectation_kind(std::string_view key);

}  // namespace madoguchi::scenario
