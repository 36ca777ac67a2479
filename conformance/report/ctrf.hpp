// SPDX-License-Identifier: Apache-2.0
// ctrf.json: the Common Test Report Format (ctrf.io), read by dashboards and chat tools.
#pragma once

#include "conformance/report/run_report.hpp"

#include <string>

namespace madoguchi::conformance::report {

/// The file's text. Inconclusive and error scenarios have status "other", what was not tried
/// "skipped" or "pending".
std::string write_ctrf(const RunReport& report);

}  // namespace madoguchi::conformance::report
