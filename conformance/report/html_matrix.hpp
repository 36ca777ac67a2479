// SPDX-License-Identifier: Apache-2.0
// Inside the HTML report: clauses against the scenarios that name them.
#pragma once

#include "conformance/report/run_report.hpp"
#include "conformance/requirements/coverage.hpp"

#include <string>

namespace madoguchi::conformance::report {

/// Result of a clause: the worst outcome of the scenarios that name it; not_run without any.
Outcome clause_outcome(const requirements::CoverageRow& row, const RunReport& report);

/// The coverage of a catalogue by the results of a run.
requirements::Coverage coverage_of_run(const requirements::Catalogue& catalogue,
                                       const RunReport& report);

/// The matrix as markup.
std::string html_matrix(const requirements::Catalogue& catalogue, const RunReport& report);

/// The worst outcome of a scenario over its repetitions.
Outcome outcome_of_id(const std::string& id, const RunReport& report);

}  // namespace madoguchi::conformance::report
