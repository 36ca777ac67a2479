// SPDX-License-Identifier: Apache-2.0
// Scenarios with changed values: for opposites, for sweeps, and for whoever asks "what if".
#pragma once

#include "scenario/scenario_document.hpp"
#include "scenario/scenario_reader.hpp"

#include <span>
#include <string>
#include <string_view>

namespace madoguchi::scenario {

/// Changes one value of a tree. A path is keys and numbers (from 0) joined by dots; missing
/// mappings on the way are made; the value `~` leaves the key or list element out. False, with a
/// problem noted, if the path leads nowhere.
bool apply(const Override& change, DocumentNode& root, Problems& problems);

/// The scenario with changed values, checked again as a whole. Throws ScenarioError.
ScenarioDocument with_overrides(const ScenarioDocument& scenario, std::span<const Override> changes,
                                const LoaderOptions& options = {});

/// The same for one value given as YAML text: `with_override(s, "world.camera.of", "taro")`.
ScenarioDocument with_override(const ScenarioDocument& scenario, std::string_view path,
                               std::string_view yaml_value, const LoaderOptions& options = {});

/// The scenario under one of its opposites; its id has the suffix ".opposite-<number from 1>".
ScenarioDocument opposite_of(const ScenarioDocument& scenario, std::size_t index,
                             const LoaderOptions& options = {});

}  // namespace madoguchi::scenario
