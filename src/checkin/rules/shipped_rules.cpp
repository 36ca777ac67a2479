// SPDX-License-Identifier: Apache-2.0
#include "checkin/rules/embedded.hpp"
#include "checkin/rules/rule_reader.hpp"

#include <cstdlib>
#include <iostream>

namespace madoguchi::checkin::rules {
namespace {

/// A mistake in a shipped file is one of the build, which a test finds: nothing can go on.
RuleTable read_shipped() {
  RuleTable table;
  for (const std::string_view name :
       {"identity.yaml", "papers.yaml", "settlement.yaml", "reader.yaml"}) {
    RuleFile read = read_rules(embedded_file(name), std::string(name), table);
    for (const core::DocumentError& error : read.errors) std::cerr << error.text() << '\n';
    if (!read.errors.empty()) std::abort();
    table = std::move(read.table);
  }
  return table;
}

}  // namespace

const RuleTable& shipped_rules() {
  static const RuleTable table = read_shipped();
  return table;
}

}  // namespace madoguchi::checkin::rules
