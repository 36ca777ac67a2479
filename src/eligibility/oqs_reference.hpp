// SPDX-License-Identifier: Apache-2.0
// The tables of the eligibility files as a page to read: every family, every element of its request
// and its result, every code.
#pragma once

#include "eligibility/oqs_tables.hpp"

#include <string>

namespace madoguchi::eligibility {

/// Markdown; names of elements as files have them.
std::string oqs_reference_markdown(const OqsTables& tables);

}  // namespace madoguchi::eligibility
