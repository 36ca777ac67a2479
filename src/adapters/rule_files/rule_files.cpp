// SPDX-License-Identifier: Apache-2.0
#include "adapters/rule_files/rule_files.hpp"

#include "checkin/rules/rule_reader.hpp"
#include "scenario/scenario_error.hpp"

#include <fstream>
#include <iterator>

namespace madoguchi::adapters::rule_files {

std::shared_ptr<const checkin::rules::RuleTable> load_rules(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(checkin::rules::rule_file_limit + 1, '\0');
  if (in) in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in.is_open() || in.bad() || std::filesystem::is_directory(file)) {
    throw scenario::ScenarioError({{file.string(), 0, 0, "", "cannot be read"}});
  }
  text.resize(static_cast<std::size_t>(in.gcount()));
  auto read = checkin::rules::read_rules(text, file.string(), checkin::rules::shipped_rules());
  if (!read.errors.empty()) throw scenario::ScenarioError(std::move(read.errors));
  return std::make_shared<const checkin::rules::RuleTable>(std::move(read.table));
}

}  // namespace madoguchi::adapters::rule_files
