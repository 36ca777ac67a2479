// SPDX-License-Identifier: Apache-2.0
// Text as a PDF of A4 pages.
#pragma once

#include "core/civil_time.hpp"
#include "core/result.hpp"

#include <string>
#include <vector>

namespace madoguchi::adapters::pango {

/// A heading and lines below it, on as many pages as needed; long lines are broken. The same input
/// gives the same pages; `date` is the date of creation in the file. Errors: invalid_argument for
/// text that is not UTF-8, io_failure.
core::Result<std::string> render_pdf(const std::string& title,
                                     const std::vector<std::string>& lines, core::CivilDate date);

}  // namespace madoguchi::adapters::pango
