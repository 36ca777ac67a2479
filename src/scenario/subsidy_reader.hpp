// SPDX-License-Identifier: Apache-2.0
// What people pay themselves: a medical subsidy of a person, in scenarios and in the people of the
// service, and a share of cost.
#pragma once

#include "eligibility/messages.hpp"
#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/shape.hpp"

namespace madoguchi::scenario {

/// `payer`, `recipient`, `name`, `from`, `until`.
Shape subsidy_shape();

/// Of a node that has this shape.
eligibility::SubsidyRecord read_subsidy(const DocumentNode& node);

/// Notes what is no share of cost in per cent, such as 3 for 3割.
void check_share(int share, const DocumentNode& node, const std::string& path, Problems& problems);

}  // namespace madoguchi::scenario
