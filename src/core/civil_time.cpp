// SPDX-License-Identifier: Apache-2.0
#include "core/civil_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace madoguchi::core {
namespace {

using namespace std::chrono;

constexpr hours japan_offset{9};

std::optional<int> digits(std::string_view text) {
  if (text.empty() || !std::all_of(text.begin(), text.end(),
                                   [](unsigned char c) { return std::isdigit(c) != 0; })) {
    return std::nullopt;
  }
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

std::optional<CivilDate> make_date(std::string_view y, std::string_view m, std::string_view d) {
  const auto yy = digits(y);
  const auto mm = digits(m);
  const auto dd = digits(d);
  if (!yy || !mm || !dd) return std::nullopt;
  const CivilDate date{year{*yy}, month{static_cast<unsigned>(*mm)},
                       day{static_cast<unsigned>(*dd)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

}  // namespace

std::optional<CivilDate> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return make_date(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

std::optional<CivilDate> parse_compact_date(std::string_view text) {
  if (text.size() != 8) return std::nullopt;
  return make_date(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
}

std::string to_iso(CivilDate date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_compact(CivilDate date) {
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_compact(CivilTime time) {
  const hh_mm_ss clock(time - floor<days>(time));
  return fmt::format("{}{:02}{:02}{:02}", to_compact(date_of(time)), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::string to_iso(CivilTime time) {
  const hh_mm_ss clock(time - floor<days>(time));
  return fmt::format("{} {:02}:{:02}:{:02}", to_iso(date_of(time)), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

CivilTime start_of(CivilDate date) { return CivilTime(local_days(date)); }

CivilDate date_of(CivilTime time) { return CivilDate(floor<days>(time)); }

sys_seconds to_utc(CivilTime time) { return sys_seconds(time.time_since_epoch() - japan_offset); }

CivilTime to_civil(sys_seconds time) { return CivilTime(time.time_since_epoch() + japan_offset); }

int age_on(CivilDate born, CivilDate on_day) {
  const int years = static_cast<int>(on_day.year()) - static_cast<int>(born.year());
  const bool had_birthday = on_day.month() > born.month() ||
                            (on_day.month() == born.month() && on_day.day() >= born.day());
  return had_birthday ? years : years - 1;
}

}  // namespace madoguchi::core
