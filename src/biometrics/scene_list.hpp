// SPDX-License-Identifier: Apache-2.0
// Lists of scenes by name, as commands and scenarios about whole populations write them.
#pragma once

#include "biometrics/scene.hpp"

#include <string_view>
#include <vector>

namespace madoguchi::biometrics {

/// Scenes of patients who hold still for a moment: light, expression and glasses vary, nothing
/// covers the face. What "moderate nuisance" means in reports.
std::vector<Scene> moderate_nuisance();

/// One scene of each attack species.
std::vector<Scene> all_attacks();

/// "moderate", "attacks", names of scenes and texts of scenes (parse_scene), separated by commas;
/// each scene once. Error: malformed_data.
core::Result<std::vector<Scene>> parse_scenes(std::string_view text);

}  // namespace madoguchi::biometrics
