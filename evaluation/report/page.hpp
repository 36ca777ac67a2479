// SPDX-License-Identifier: Apache-2.0
// report.html: an evaluation as one self-contained page with its plots, drawn from evaluation.json.
#pragma once

#include "core/result.hpp"
#include "core/text.hpp"

#include <boost/json/value.hpp>

#include <string>

namespace madoguchi::evaluation::report {

/// Error: malformed_data for a document that is no evaluation.json.
core::Result<std::string> page(const boost::json::value& document, core::Language language);

}  // namespace madoguchi::evaluation::report
