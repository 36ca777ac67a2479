// SPDX-License-Identifier: Apache-2.0
// JSON Schema of rule files, made from the tables that read them, for editors.
#pragma once

#include <string>

namespace madoguchi::adapters::rule_files {

/// Draft 2020-12, two spaces of indentation; data/schemas/rules.schema.json is a copy.
std::string rules_json_schema();

}  // namespace madoguchi::adapters::rule_files
