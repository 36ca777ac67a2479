// SPDX-License-Identifier: Apache-2.0
// junit.xml, as continuous-integration servers read it: one suite a scenario area, one case a
// scenario.
#pragma once

#include "conformance/report/run_report.hpp"

#include <string>
#include <string_view>

namespace madoguchi::conformance::report {

/// The file's text. A fail is a <failure>, an error or inconclusive verdict an <error>, what was
/// not tried is <skipped>. Its time is the counter's clock.
std::string write_junit(const RunReport& report);

/// Text that XML 1.0 can carry: control bytes and bytes that are not UTF-8 become "\xNN".
std::string xml_text(std::string_view text);

}  // namespace madoguchi::conformance::report
