// SPDX-License-Identifier: Apache-2.0
// The reference of the scenario format as Markdown, made from the tables.
#pragma once

#include "scenario/shape.hpp"

#include <string>

namespace madoguchi::scenario {

/// docs/scenario-reference.md as a whole.
std::string scenario_reference_markdown();

/// A table of the keys of a mapping, for the reference of any kind of document.
std::string markdown_table(const Shape& mapping);

}  // namespace madoguchi::scenario
