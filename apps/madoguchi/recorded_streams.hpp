// SPDX-License-Identifier: Apache-2.0
// The recorded streams that scenarios name.
#pragma once

#include "scenario/scenario_document.hpp"

#include <span>

namespace madoguchi::apps {

/// Reads each of them once. Throws scenario::ScenarioError with every scenario whose stream is
/// damaged or described wrongly.
void check_recorded_streams(std::span<const scenario::ScenarioDocument> documents);

}  // namespace madoguchi::apps
