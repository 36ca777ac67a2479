// SPDX-License-Identifier: Apache-2.0
// How long a card still proves insurance after its certificate is over: insurance data only, no
// medical information.
#pragma once

#include "checkin/rules/certificate_grace.hpp"
#include "core/civil_time.hpp"

#include <chrono>

namespace madoguchi::sim::eligibility {

/// The rule that staff judge by, as the service applies it.
struct CertificateGrace {
  core::CivilDate from{std::chrono::year{2024}, std::chrono::month{12}, std::chrono::day{2}};
  checkin::rules::GraceRule rule{};

  /// The last day of grace of a certificate whose last day is `expires`.
  core::CivilDate last_day(core::CivilDate expires) const;
  /// Whether a certificate that is over may still be used on a day.
  bool covers(core::CivilDate expires, core::CivilDate day) const;
};

/// The same day some months later, or the last day of that month if it is shorter.
core::CivilDate later(core::CivilDate day, std::chrono::months months);

}  // namespace madoguchi::sim::eligibility
