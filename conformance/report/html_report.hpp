// SPDX-License-Identifier: Apache-2.0
// report.html: the run as one self-contained page in both languages. It needs no network, and
// scripts only for comfort.
#pragma once

#include "conformance/report/picture_store.hpp"
#include "conformance/report/run_report.hpp"
#include "conformance/requirements/catalogue.hpp"

#include <string>

namespace madoguchi::conformance::report {

/// The page's text; `language` is what it shows first.
std::string write_html(const RunReport& report, const requirements::Catalogues& catalogues,
                       const PictureStore& pictures, core::Language language);

}  // namespace madoguchi::conformance::report
