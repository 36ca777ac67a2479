// SPDX-License-Identifier: Apache-2.0
// A file of rules of the counter (docs/counter-rules.md) on top of others.
#pragma once

#include "checkin/rules/rule_reader.hpp"

#include <filesystem>

namespace madoguchi::scenario {

/// The rules of `base` with those of the file on top, and every mistake in the file.
checkin::rules::RuleFile read_rule_file(const std::filesystem::path& file,
                                        const checkin::rules::RuleTable& base);

}  // namespace madoguchi::scenario
