// SPDX-License-Identifier: Apache-2.0
// The people of the mock eligibility service as a YAML file (docs/eligibility-service.md).
#pragma once

#include "scenario/scenario_error.hpp"
#include "sim/eligibility/registered_person.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::eligibility {

/// Up to 8 digits.
bool is_insurer_number(std::string_view text);

/// Reads a text; `file` is its name for messages. Throws scenario::ScenarioError with every mistake
/// in it: unknown keys, wrong values, people or certificates that stand twice.
std::vector<RegisteredPerson> parse_people(std::string_view text, const std::string& file);

/// Reads a file; one that cannot be read is a scenario::ScenarioError too.
std::vector<RegisteredPerson> load_people(const std::filesystem::path& path);

}  // namespace madoguchi::sim::eligibility
