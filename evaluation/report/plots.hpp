// SPDX-License-Identifier: Apache-2.0
// The plots of an evaluation, drawn from evaluation.json alone.
#pragma once

#include "core/text.hpp"

#include <boost/json/object.hpp>

#include <string>
#include <utility>
#include <vector>

namespace madoguchi::evaluation::report {

/// DET curve on normal-deviate axes with the 95 % band of FNMR (Wilson), the line of equal rates
/// and the operating points that enough comparisons support.
std::string det_plot(const boost::json::object& one_to_one, core::Language language);

/// Share of comparisons over scores; thresholds as lines.
std::string histogram_plot(const boost::json::object& histogram, const boost::json::array& points,
                           core::Text mated, core::Text non_mated, core::Language language);

/// Identification rate over rank.
std::string cmc_plot(const boost::json::object& one_to_many, core::Language language);

/// One rate with its Clopper-Pearson interval for each row {label, share}.
std::string interval_plot(
    const std::vector<std::pair<std::string, const boost::json::object*>>& rows,
    const std::string& rate);

/// "0.1%", "1.2e-05%": a rate for people.
std::string percent(double rate);

}  // namespace madoguchi::evaluation::report
