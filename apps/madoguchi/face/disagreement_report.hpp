// SPDX-License-Identifier: Apache-2.0
// Where two comparators disagree about one data set.
#pragma once

#include "apps/madoguchi/face/evaluation_sources.hpp"

#include <boost/json/object.hpp>

#include <filesystem>
#include <string>

namespace madoguchi::apps {

/// Rates with their intervals, correlations, the most disputed pairs: for evaluation.json. Throws
/// std::runtime_error when a comparator states no threshold.
boost::json::object disagreement_between(const Evaluated& first, const Evaluated& second);

/// Writes disagreement.json and disagreement.csv (the most disputed pairs). Throws
/// std::runtime_error when a file cannot be written.
void leave_disagreement(const boost::json::object& disagreement,
                        const std::filesystem::path& folder);

/// The lines for the terminal.
std::string disagreement_lines(const boost::json::object& disagreement, core::Language language);

}  // namespace madoguchi::apps
