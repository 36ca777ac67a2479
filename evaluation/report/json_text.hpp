// SPDX-License-Identifier: Apache-2.0
// JSON as text that reads well in a diff, numbers in the shortest form that reads back unchanged.
#pragma once

#include <boost/json/value.hpp>

#include <string>

namespace madoguchi::evaluation::report {

/// Objects one member a line; arrays of plain values on one line. Ends with a line feed.
std::string json_text(const boost::json::value& value);

}  // namespace madoguchi::evaluation::report
