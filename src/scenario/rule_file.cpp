// SPDX-License-Identifier: Apache-2.0
#include "scenario/rule_file.hpp"

#include <fstream>

namespace madoguchi::scenario {

checkin::rules::RuleFile read_rule_file(const std::filesystem::path& file,
                                        const checkin::rules::RuleTable& base) {
  std::error_code unknown;
  std::ifstream in;
  // What is no file, such as a pipe, might never end.
  if (std::filesystem::is_regular_file(file, unknown)) in.open(file, std::ios::binary);
  // One more than allowed, for the reader to refuse.
  std::string text(checkin::rules::rule_file_limit + 1, '\0');
  if (in.is_open()) in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in.is_open() || in.bad()) return {base, {{file.string(), 0, 0, "", "cannot be read"}}};
  text.resize(static_cast<std::size_t>(in.gcount()));
  return checkin::rules::read_rules(text, file.string(), base);
}

}  // namespace madoguchi::scenario
