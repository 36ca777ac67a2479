// SPDX-License-Identifier: Apache-2.0
#include "conformance/requirements/rule_catalogue.hpp"

#include "checkin/rules/rule_table.hpp"

#include <algorithm>

namespace madoguchi::conformance::requirements {
namespace {

using namespace checkin::rules;

Level level_of(const Rule& rule) {
  return rule.effect == RuleEffect::withholds ? Level::shall_not : Level::may;
}
Level level_of(const RuleHead&) { return Level::shall; }

/// One clause an id; the text is that of its first row.
template <class Row>
void add(const std::vector<Row>& rows, Catalogue& catalogue) {
  for (const Row& row : rows) {
    if (!row.id.starts_with("F-") || catalogue.find(row.id) != nullptr) continue;
    catalogue.clauses.push_back(
        {row.id, row.source, level_of(row), {row.text.en, row.text.ja}, {}});
  }
}

Catalogue make_catalogue() {
  Catalogue catalogue{"rules",
                      {"What replaces the online check", "オンライン資格確認に代わる取扱い"},
                      {"each rule names its own source", "出典は規則ごとに示す"},
                      {}};
  const RuleTable& table = shipped_rules();
  add(table.ways, catalogue);
  add(table.counter, catalogue);
  add(table.shares, catalogue);
  add(table.claims, catalogue);
  add(table.notices, catalogue);
  std::ranges::sort(catalogue.clauses, {}, &Clause::id);
  return catalogue;
}

}  // namespace

const Catalogue& counter_rules() {
  static const Catalogue catalogue = make_catalogue();
  return catalogue;
}

}  // namespace madoguchi::conformance::requirements
