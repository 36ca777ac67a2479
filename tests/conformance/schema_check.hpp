// SPDX-License-Identifier: Apache-2.0
// The few words of JSON Schema (2020-12) that the product's schemas use.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <vector>

namespace madoguchi::conformance::samples {

/// What does not follow the schema, each with its JSON pointer, in document order of the schema.
std::vector<std::string> schema_problems(const boost::json::value& document,
                                         const boost::json::value& schema);

}  // namespace madoguchi::conformance::samples
