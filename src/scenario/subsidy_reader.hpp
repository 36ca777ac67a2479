// SPDX-License-Identifier: Apache-2.0
// A medical subsidy of a person, in scenarios and in the people of the service.
#pragma once

#include "eligibility/messages.hpp"
#include "scenario/document_node.hpp"
#include "scenario/shape.hpp"

namespace madoguchi::scenario {

/// `payer`, `recipient`, `name`, `from`, `until`.
Shape subsidy_shape();

/// Of a node that has this shape.
eligibility::SubsidyRecord read_subsidy(const DocumentNode& node);

}  // namespace madoguchi::scenario
