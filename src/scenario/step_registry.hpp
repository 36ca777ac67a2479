// SPDX-License-Identifier: Apache-2.0
// All steps that scenarios can use.
#pragma once

#include "scenario/step.hpp"

#include <span>

namespace madoguchi::scenario {

/// Every step, in the order of the reference.
std::span<const StepKind> step_kinds();

/// The row of a name; nullptr for an unknown one.
const StepKind* find_step_kind(std::string_view name);

}  // namespace madoguchi::scenario
