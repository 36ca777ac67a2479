// SPDX-License-Identifier: Apache-2.0
// The bytes of a result file that a scenario lets appear, with whatever is wrong with them.
#pragma once

#include "core/result.hpp"
#include "eligibility/oqs_tables.hpp"
#include "ports/emr_bench.hpp"

#include <string>

namespace madoguchi::sim::emr {

/// With the names that the tables have for its elements; null: those of the program. Errors: those
/// of the conversion to Shift_JIS.
core::Result<std::string> bytes_of(const ports::DroppedFile& file,
                                   const madoguchi::eligibility::OqsTables* tables = nullptr);

}  // namespace madoguchi::sim::emr
