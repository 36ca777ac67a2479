// SPDX-License-Identifier: Apache-2.0
// `sweep`: one scenario for each combination of values.
#pragma once

#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"

#include <memory>
#include <vector>

namespace madoguchi::scenario {

/// More combinations are refused.
inline constexpr std::size_t sweep_limit = 64;

/// The tree without `sweep`, once for each combination; ids and titles carry the values. A tree
/// without `sweep` is given as it is.
std::vector<std::shared_ptr<const DocumentNode>> swept(DocumentNode root, Problems& problems);

}  // namespace madoguchi::scenario
