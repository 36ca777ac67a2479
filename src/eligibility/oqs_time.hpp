// SPDX-License-Identifier: Apache-2.0
// Times as eligibility files write them: fourteen digits of Japanese civil time.
#pragma once

#include "core/civil_time.hpp"

#include <optional>
#include <string_view>

namespace madoguchi::eligibility {

/// Reads "20240201093000"; empty unless it is a time that exists. core::to_compact writes it.
std::optional<core::CivilTime> parse_oqs_time(std::string_view text);

}  // namespace madoguchi::eligibility
