// SPDX-License-Identifier: Apache-2.0
#include "checkin/rules/rule_table.hpp"

#include <algorithm>

namespace madoguchi::checkin::rules {

const Rule* RuleTable::find(std::string_view id, Way way, RuleEffect effect,
                            core::CivilDate day) const {
  const auto found = std::ranges::find_if(ways, [&](const Rule& rule) {
    return rule.id == id && rule.way == way && rule.effect == effect && rule.days.contains(day);
  });
  return found == ways.end() ? nullptr : &*found;
}

const RuleHead* RuleTable::find(std::string_view id) const {
  const RuleHead* head = nullptr;
  const auto look = [&](const auto& rows) {
    const auto found = std::ranges::find_if(rows, [&](const RuleHead& r) { return r.id == id; });
    if (head == nullptr && found != rows.end()) head = &*found;
  };
  look(ways), look(counter), look(shares), look(claims), look(errors), look(notices);
  return head;
}

bool RuleTable::has(std::string_view condition, const Situation& situation) const {
  const auto found = conditions.find(condition);
  return found != conditions.end() && found->second->holds(situation, grace);
}

}  // namespace madoguchi::checkin::rules
