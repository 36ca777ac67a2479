// SPDX-License-Identifier: Apache-2.0
// Days of a card that move with the day at the counter, so that "expired yesterday" stays true.
#pragma once

#include "core/civil_time.hpp"

#include <optional>

namespace madoguchi::sim::personalisation {

/// A day of the calendar, or a distance from the day at the counter.
struct DayRule {
  std::optional<core::CivilDate> fixed{};
  int years = 0;
  int months = 0;
  int days = 0;

  /// The distance in years and months first, to the last day of a shorter month; then days.
  core::CivilDate on(core::CivilDate today) const;
};

/// A rule of one distance.
inline DayRule days_from_today(int days) { return {.days = days}; }

}  // namespace madoguchi::sim::personalisation
