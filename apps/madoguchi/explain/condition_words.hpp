// SPDX-License-Identifier: Apache-2.0
// A condition of a rule on one line, in the words of rule files, for who reads the table of rules.
#pragma once

#include "checkin/rules/rule_table.hpp"

#include <string>

namespace madoguchi::apps::explain {

/// "card: pinless and verifiable and not absent"; a named condition by its name. Empty: always.
std::string words_of(const checkin::rules::Condition& condition,
                     const checkin::rules::RuleTable& table, core::Language language);

}  // namespace madoguchi::apps::explain
