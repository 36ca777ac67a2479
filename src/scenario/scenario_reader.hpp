// SPDX-License-Identifier: Apache-2.0
// A document tree to a ScenarioDocument: shapes, names and combinations are checked here.
#pragma once

#include "scenario/card_preset.hpp"
#include "scenario/problems.hpp"
#include "scenario/scenario_document.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::scenario {

struct LoaderOptions {
  /// The day at the counter of scenarios that do not say; programs set it to the real one.
  core::CivilDate today{std::chrono::year{2024}, std::chrono::February, std::chrono::day{1}};
  /// All requirement ids; other ids are mistakes. Empty: any id of the right form is good.
  std::vector<std::string> requirement_ids;
  /// All ids of situations, in the same way.
  std::vector<std::string> situation_ids;
  /// Finds card profiles; empty: any name is good.
  CardPresetFinder card_presets;
  /// Digest of a file's text for the reports, such as SHA-256 in hexadecimal.
  std::function<std::string(std::string_view)> digest;
};

/// Reads one document; what is given is complete only if no problem was noted. `sweep` has to be
/// resolved before.
ScenarioDocument read_scenario(std::shared_ptr<const DocumentNode> root,
                               const LoaderOptions& options, Problems& problems);

}  // namespace madoguchi::scenario
