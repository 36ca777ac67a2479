// SPDX-License-Identifier: Apache-2.0
// What does not go together in `world`, beyond the shape of each key.
#pragma once

#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/world.hpp"

namespace madoguchi::scenario {

/// A population has no counter.
void reject_company(const DocumentNode& world, Problems& problems);

/// An EMR alone has nobody at the counter.
void reject_counter(const DocumentNode& world, Problems& problems);

/// `insured.ratio` of an entry of `people` is a share that there is.
void check_ratio(const DocumentNode::Entry& person, Problems& problems);

/// A phone takes over an ordinary card, and nothing of its face.
void check_medium(const Card& card, const DocumentNode& node, Problems& problems);

}  // namespace madoguchi::scenario
