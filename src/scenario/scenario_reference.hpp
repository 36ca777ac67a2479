// SPDX-License-Identifier: Apache-2.0
// The reference of the scenario format as Markdown, made from the tables.
#pragma once

#include <string>

namespace madoguchi::scenario {

/// docs/scenario-reference.md as a whole.
std::string scenario_reference_markdown();

}  // namespace madoguchi::scenario
