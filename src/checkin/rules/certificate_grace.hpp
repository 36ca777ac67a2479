// SPDX-License-Identifier: Apache-2.0
// The days around the end of a card's authentication certificate: told before, usable for a while
// after. Public pages differ on where the three months after the end begin.
#pragma once

#include "core/civil_time.hpp"
#include "core/enum_names.hpp"

#include <optional>

namespace madoguchi::checkin::rules {

/// Where the grace after the last valid day is counted from.
enum class GraceFrom { month_end, expiry_day };

struct GraceRule {
  int months = 3;
  GraceFrom from = GraceFrom::month_end;  ///< an assumption: sources differ
  int warning_months = 3;                 ///< before the last valid day
};

enum class CertificateStanding {
  unknown,    ///< nobody told the last valid day
  valid,      ///< and not near its end
  ends_soon,  ///< within the months in which the patient is told
  in_grace,   ///< over, still good for the insurance and for nothing else
  over,
};

/// The same day so many months later; the last day of that month where there is no such day.
core::CivilDate months_after(core::CivilDate day, int months);

/// The last day of the grace.
core::CivilDate grace_ends(core::CivilDate certificate_ends, const GraceRule& rule);

/// On a day, of a certificate with this last valid day.
CertificateStanding standing(std::optional<core::CivilDate> certificate_ends, core::CivilDate day,
                             const GraceRule& rule);

constexpr auto enum_names(std::type_identity<GraceFrom>) {
  using enum GraceFrom;
  return std::to_array<core::EnumName<GraceFrom>>({
      {month_end, "month_end", {"from the end of the month", "期限の月の末日から"}},
      {expiry_day, "expiry_day", {"from the last valid day", "有効期限の日から"}},
  });
}

constexpr auto enum_names(std::type_identity<CertificateStanding>) {
  using enum CertificateStanding;
  return std::to_array<core::EnumName<CertificateStanding>>({
      {unknown, "unknown", {"not known", "不明"}},
      {valid, "valid", {"valid", "有効"}},
      {ends_soon, "ends_soon", {"ends soon", "まもなく期限"}},
      {in_grace, "in_grace", {"in the grace after its end", "期限後の猶予期間"}},
      {over, "over", {"over", "期限切れ"}},
  });
}

}  // namespace madoguchi::checkin::rules
