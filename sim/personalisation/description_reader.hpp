// SPDX-License-Identifier: Apache-2.0
// YAML text to the description of a card; every mistake is told at once.
#pragma once

#include "scenario/problems.hpp"
#include "scenario/scenario_error.hpp"
#include "sim/personalisation/card_description.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace madoguchi::sim::personalisation {

/// Reads a text; `file` names it for messages, and paths in it are relative to its folder. `today`
/// is the day at the counter against which days are checked. Throws scenario::ScenarioError with
/// every mistake: unknown keys, wrong values, files that are not there, combinations that cannot
/// be.
CardDescription parse_card_description(std::string_view text, const std::string& file,
                                       core::CivilDate today);

/// Reads a file; one that cannot be read is a scenario::ScenarioError too.
CardDescription load_card_description(const std::filesystem::path& path, core::CivilDate today);

}  // namespace madoguchi::sim::personalisation
