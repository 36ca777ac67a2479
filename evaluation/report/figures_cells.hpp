// SPDX-License-Identifier: Apache-2.0
// Inside this folder: the cells of the table of figures, each from the evaluation of one
// comparator.
#pragma once

#include <boost/json/object.hpp>

#include <functional>
#include <string>
#include <vector>

namespace madoguchi::evaluation::report {

/// A cell of one comparator; empty where it has no such figure.
using Cell = std::function<std::string(const boost::json::object& evaluation)>;

/// "1.20 %"
std::string short_percent(double rate);

Cell equal_error();
Cell fnmr_at(double fmr);
/// fmr or fnmr at the threshold of the calibration.
Cell at_own_threshold(const char* rate);
/// A moment of the scores; with a deviation: "0.81 ± 0.07".
Cell separation(const char* mean, const char* deviation);
/// fte or fta.
Cell one_to_one_share(const char* rate);
/// Frontal frames in which no face was found.
Cell not_detected();
/// frr or far.
Cell transactions(const char* rate);
Cell fnir_at(double fpir);
/// At the threshold of attack detection.
Cell bpcer();
Cell apcer(const std::string& species);
/// Attacks that were accepted, attack detection included.
Cell accepted(const std::string& species);
/// FNMR of the worst and of the best group with at least 30 mated comparisons, at the first
/// operating point.
Cell by_group(const std::string& column);

/// Species that the evaluations have, in their order.
std::vector<std::string> species_of(const boost::json::array& comparators);

}  // namespace madoguchi::evaluation::report
