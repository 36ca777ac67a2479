// SPDX-License-Identifier: Apache-2.0
// report.json: the whole run for programs. The schema stands in data/schemas/report.schema.json.
#pragma once

#include "conformance/report/run_report.hpp"

#include <boost/json/object.hpp>

#include <string>

namespace madoguchi::conformance::report {

/// Number of the format; changes when a reader of the old one would break.
constexpr int report_format = 1;

boost::json::object json_of(const scenario::Title& title);
boost::json::object json_of(const Totals& totals);
boost::json::object json_of(const Machine& machine);
boost::json::object json_of(const RunInfo& info);
boost::json::object json_of(const scenario::StepResult& step);
boost::json::object json_of(const scenario::ScenarioResult& result);
boost::json::object json_of(const RunReport& report);

/// A scenario without steps, phases and trace.
boost::json::object json_summary_of(const scenario::ScenarioResult& result);

/// report.json as text, indented.
std::string write_json(const RunReport& report);

/// Any JSON as indented text that ends with a line feed.
std::string indented(const boost::json::value& value);

}  // namespace madoguchi::conformance::report
