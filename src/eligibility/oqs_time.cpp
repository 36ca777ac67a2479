// SPDX-License-Identifier: Apache-2.0
#include "eligibility/oqs_time.hpp"

#include <algorithm>
#include <cctype>

namespace madoguchi::eligibility {

std::optional<core::CivilTime> parse_oqs_time(std::string_view text) {
  const bool digits =
      std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
  if (text.size() != 14 || !digits) return std::nullopt;
  const auto date = core::parse_compact_date(text.substr(0, 8));
  if (!date) return std::nullopt;
  const auto pair = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  if (pair(8) > 23 || pair(10) > 59 || pair(12) > 59) return std::nullopt;
  return core::start_of(*date) + std::chrono::hours(pair(8)) + std::chrono::minutes(pair(10)) +
         std::chrono::seconds(pair(12));
}

}  // namespace madoguchi::eligibility
