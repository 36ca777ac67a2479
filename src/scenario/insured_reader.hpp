// SPDX-License-Identifier: Apache-2.0
// `insured` of a person: what one insurer knows.
#pragma once

#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/world.hpp"

#include <string>

namespace madoguchi::scenario {

/// Takes what a mapping says over; the rest stays. Notes names that no element can have. `path` is
/// the place of the mapping in the document.
void read_insured(Insured& insured, const DocumentNode& node, const std::string& path,
                  Problems& problems);

}  // namespace madoguchi::scenario
