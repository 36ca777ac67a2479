// SPDX-License-Identifier: Apache-2.0
// What does not go together in `world`, beyond the shape of each key.
#pragma once

#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/world.hpp"

#include <string>

namespace madoguchi::scenario {

/// A population has no counter.
void reject_company(const DocumentNode& world, Problems& problems);

/// An EMR alone has nobody at the counter.
void reject_counter(const DocumentNode& world, Problems& problems);

/// The ratio of a mapping `insured` is a share that there is; `path` is the place of the ratio.
void check_ratio(const DocumentNode& insured, const std::string& path, Problems& problems);

/// A phone takes over an ordinary card, and nothing of its face.
/// `path` is the card's place in the document.
void check_medium(const Card& card, const DocumentNode& node, const std::string& path,
                  Problems& problems);

}  // namespace madoguchi::scenario
