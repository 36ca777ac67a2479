// SPDX-License-Identifier: Apache-2.0
// Rule files of the user on top of the shipped rules.
#pragma once

#include "checkin/rules/rule_table.hpp"

#include <filesystem>
#include <memory>

namespace madoguchi::adapters::rule_files {

/// The shipped rules, with those of the file on top. Throws scenario::ScenarioError with every
/// mistake and its place.
std::shared_ptr<const checkin::rules::RuleTable> load_rules(const std::filesystem::path& file);

}  // namespace madoguchi::adapters::rule_files
