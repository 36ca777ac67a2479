// SPDX-License-Identifier: Apache-2.0
// What in a description of the right shape cannot be all the same.
#pragma once

#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "sim/personalisation/card_description.hpp"

namespace madoguchi::sim::personalisation {

/// Notes every such place of the document. `today` is the day at the counter.
void check_description(const CardDescription& card, const scenario::DocumentNode& root,
                       core::CivilDate today, scenario::Problems& problems);

}  // namespace madoguchi::sim::personalisation
