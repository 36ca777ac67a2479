// SPDX-License-Identifier: Apache-2.0
// Ages at which the share of cost changes: Health Insurance Act, article 74, and the Act on
// Assurance of Medical Care for Elderly People, article 50.
#pragma once

#include "core/civil_time.hpp"

namespace madoguchi::eligibility {

inline constexpr int elderly_age = 70;       ///< a certificate of their own tells the share
inline constexpr int late_elderly_age = 75;  ///< insured by the prefecture's association

/// The first day at school: April 1 after the sixth birthday. Who was born on April 1 goes with the
/// year before.
inline core::CivilDate first_school_day(core::CivilDate born) {
  using namespace std::chrono;
  const bool before_april = born.month() < April || (born.month() == April && born.day() == day{1});
  return (born.year() + years{before_april ? 6 : 7}) / April / day{1};
}

}  // namespace madoguchi::eligibility
