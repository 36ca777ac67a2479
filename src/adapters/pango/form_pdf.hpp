// SPDX-License-Identifier: Apache-2.0
// The declaration of insured status as a PDF to print: one A4 page, boxes for what is written by
// hand.
#pragma once

#include "checkin/declaration.hpp"
#include "core/result.hpp"

#include <string>

namespace madoguchi::adapters::pango {

/// The form in Japanese with English beside it. The same declaration gives the same page. Errors:
/// invalid_argument for text that is not UTF-8 or does not fit the page, io_failure.
core::Result<std::string> render_form(const checkin::Declaration& declaration);

}  // namespace madoguchi::adapters::pango
