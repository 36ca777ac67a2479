// SPDX-License-Identifier: Apache-2.0
// The scenario format as JSON Schema (draft 2020-12), for editors. Made from the same descriptions
// that check the files.
#pragma once

#include <string>

namespace madoguchi::scenario {

/// The whole schema as indented JSON with a line feed at the end.
std::string scenario_json_schema();

}  // namespace madoguchi::scenario
