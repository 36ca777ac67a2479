// SPDX-License-Identifier: Apache-2.0
// Inside this folder: rates, intervals and groups as evaluation.json has them.
#pragma once

#include "biometrics/performance/group_rates.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <optional>

namespace madoguchi::evaluation::report {

boost::json::value list_of(biometrics::performance::Interval interval);

/// Errors, trials, rate, Wilson and Clopper-Pearson.
boost::json::object share(biometrics::performance::Proportion rate);

/// The same with the bootstrap by subject, null if there is none.
boost::json::object share(biometrics::performance::Proportion rate,
                          const std::optional<biometrics::performance::Interval>& by_subject);

/// `match` and `non_match` name the rates: fmr and fnmr, or far and frr.
boost::json::array groups_json(const std::vector<biometrics::performance::GroupTable>& tables,
                               const std::string& match = "fmr",
                               const std::string& non_match = "fnmr");

}  // namespace madoguchi::evaluation::report
