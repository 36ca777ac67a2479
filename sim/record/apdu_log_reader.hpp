// SPDX-License-Identifier: Apache-2.0
// Reads what ApduLogWriter wrote, also after somebody edited it.
#pragma once

#include "core/document_error.hpp"
#include "sim/record/exchange_record.hpp"

#include <string_view>
#include <vector>

namespace madoguchi::sim::record {

/// Larger logs are refused.
inline constexpr std::size_t log_size_limit = 256U << 20U;

struct ParsedLog {
  std::vector<ExchangeRecord> records;
  std::vector<core::DocumentError> errors;  ///< with line and column; empty for a sound log
};

/// `file` is the name for messages. All mistakes are told, up to 100.
ParsedLog parse_log(std::string_view text, const std::string& file);

}  // namespace madoguchi::sim::record
