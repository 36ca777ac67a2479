// SPDX-License-Identifier: Apache-2.0
// A condition as rule files write it: facts with allowed values, all, any, none, from, until; or
// the name of one that stands before it.
#pragma once

#include "checkin/rules/rule_yaml.hpp"

namespace madoguchi::checkin::rules {

/// What is wrong is noted; the condition then says less than was meant.
Condition read_condition(const YAML::Node& node, const std::string& path, const RuleTable& table,
                         RuleYaml& yaml, int depth = 0);

/// The keys of a condition beside the facts.
std::vector<std::string_view> condition_keys();

}  // namespace madoguchi::checkin::rules
