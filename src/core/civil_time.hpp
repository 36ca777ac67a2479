// SPDX-License-Identifier: Apache-2.0
// Dates and times at the counter: Japanese civil time (UTC+9, no daylight saving), to the second.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace madoguchi::core {

using CivilDate = std::chrono::year_month_day;

/// Seconds of Japanese civil time; not a UTC time point.
using CivilTime = std::chrono::local_seconds;

/// "2024-02-01"; empty unless it is a date that exists.
std::optional<CivilDate> parse_date(std::string_view text);

/// "2024-02-01".
std::string to_iso(CivilDate date);

/// "20240201", as cards and eligibility files write dates.
std::string to_compact(CivilDate date);

/// Reads "20240201"; empty unless it is a date that exists.
std::optional<CivilDate> parse_compact_date(std::string_view text);

/// "20240201093000", as eligibility files write times.
std::string to_compact(CivilTime time);

/// "2024-02-01 09:30:00".
std::string to_iso(CivilTime time);

/// Midnight at the beginning of a day.
CivilTime start_of(CivilDate date);

/// The day of a time.
CivilDate date_of(CivilTime time);

/// The same moment as UTC.
std::chrono::sys_seconds to_utc(CivilTime time);

/// The same moment in Japan.
CivilTime to_civil(std::chrono::sys_seconds time);

/// Completed years of life on a day.
int age_on(CivilDate born, CivilDate day);

}  // namespace madoguchi::core
