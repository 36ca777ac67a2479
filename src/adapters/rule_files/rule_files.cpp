// SPDX-License-Identifier: Apache-2.0
#include "adapters/rule_files/rule_files.hpp"

#include "scenario/rule_file.hpp"
#include "scenario/scenario_error.hpp"

namespace madoguchi::adapters::rule_files {

std::shared_ptr<const checkin::rules::RuleTable> load_rules(const std::filesystem::path& file) {
  auto read = scenario::read_rule_file(file, checkin::rules::shipped_rules());
  if (!read.errors.empty()) throw scenario::ScenarioError(std::move(read.errors));
  return std::make_shared<const checkin::rules::RuleTable>(std::move(read.table));
}

}  // namespace madoguchi::adapters::rule_files
