// SPDX-License-Identifier: Apache-2.0
// What the rules decide in a situation, with every rule, its source, its certainty and its days: as
// lines for people and as JSON for programs. And the table of rules itself.
#pragma once

#include "checkin/fallback_rules.hpp"

#include <string>

namespace madoguchi::apps::explain {

std::string answer_text(const checkin::Situation& situation, const checkin::RuleTable& table,
                        const std::string& remarks, core::Language language);
std::string answer_json(const checkin::Situation& situation, const checkin::RuleTable& table,
                        const std::string& remarks);

std::string table_text(const checkin::RuleTable& table, core::Language language);
std::string table_json(const checkin::RuleTable& table);

}  // namespace madoguchi::apps::explain
