// SPDX-License-Identifier: Apache-2.0
// The declaration of insured status as one HTML page to print.
#pragma once

#include "checkin/declaration.hpp"

#include <string>

namespace madoguchi::conformance::report {

/// Japanese with English beside it; needs nothing but itself.
std::string declaration_page(const checkin::Declaration& declaration);

}  // namespace madoguchi::conformance::report
