// SPDX-License-Identifier: Apache-2.0
// The scenario format as JSON Schema (draft 2020-12), for editors. Made from the same descriptions
// that check the files.
#pragma once

#include "scenario/shape.hpp"

#include <string>
#include <string_view>

namespace madoguchi::scenario {

/// The whole schema as indented JSON with a line feed at the end.
std::string scenario_json_schema();

/// The schema of any other kind of document.
std::string json_schema(std::string_view title, const Shape& shape);

}  // namespace madoguchi::scenario
