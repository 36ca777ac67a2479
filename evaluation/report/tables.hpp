// SPDX-License-Identifier: Apache-2.0
// Inside this folder: the tables of the page.
#pragma once

#include "core/text.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <string_view>

namespace madoguchi::evaluation::report {

/// Rates of the operating points with all their intervals.
std::string points_table(const boost::json::object& one_to_one, core::Language language);

/// The same with failures counted as errors.
std::string failures_table(const boost::json::object& one_to_one, core::Language language);

/// The names of both rates in evaluation.json.
struct GroupWords {
  std::string matches = "fmr";
  std::string misses = "fnmr";
};

/// A table and a plot of one group column.
std::string group_table(const boost::json::object& group, const GroupWords& words,
                        core::Language language);

/// A table and a plot for each group column, at the first operating point that is supported.
std::string group_tables(const boost::json::object& one_to_one, core::Language language);

std::string search_table(const boost::json::object& one_to_many, core::Language language);
std::string attack_tables(const boost::json::object& attack_detection, core::Language language);
std::string limits_table(const boost::json::array& limits, core::Language language);

/// What was compared with what: program, data, networks, calibration, seed.
std::string provenance_table(const boost::json::object& document, core::Language language);

/// "0.12% [0.08%, 0.17%]" of a share with Clopper-Pearson bounds, as markup.
std::string share_cell(const boost::json::object& share);

}  // namespace madoguchi::evaluation::report
