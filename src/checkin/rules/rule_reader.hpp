// SPDX-License-Identifier: Apache-2.0
// Text of a rule file (YAML) to a table of rules; docs/counter-rules.md has the format.
#pragma once

#include "checkin/rules/rule_table.hpp"
#include "core/document_error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::checkin::rules {

/// Larger files are refused before they are parsed, in bytes.
inline constexpr std::size_t rule_file_limit = 1U << 20U;
/// Conditions within conditions.
inline constexpr int condition_depth_limit = 12;
/// Values in a file, counted where they are used.
inline constexpr int rule_value_limit = 40000;

struct RuleFile {
  RuleTable table;
  std::vector<core::DocumentError> errors;  ///< all mistakes; the table counts only without any
};

/// Reads rules on top of others: a file's rules replace those of `base` that have the same id (and
/// speak of the same way with the same effect), `withdraw` removes ids, everything else is added.
/// Never throws.
RuleFile read_rules(std::string_view yaml, const std::string& file, const RuleTable& base = {});

}  // namespace madoguchi::checkin::rules
