// SPDX-License-Identifier: Apache-2.0
// Limits on error rates as a YAML file: "limits" with a list of texts as on the command line.
#pragma once

#include "evaluation/data_set/csv_reader.hpp"
#include "evaluation/limit.hpp"

namespace madoguchi::evaluation::data_set {

/// limits:
///   - fnmr@fmr=0.001<=0.03
///   - fta<=0.01
std::vector<Limit> parse_limits(std::string_view text, const std::string& file, Problems& problems);

}  // namespace madoguchi::evaluation::data_set
