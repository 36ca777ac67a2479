// SPDX-License-Identifier: Apache-2.0
#include "checkin/rules/certificate_grace.hpp"

namespace madoguchi::checkin::rules {
namespace {

using std::chrono::last;
using std::chrono::months;

core::CivilDate month_end(core::CivilDate day) { return {day.year() / day.month() / last}; }

}  // namespace

core::CivilDate months_after(core::CivilDate day, int count) {
  const core::CivilDate later = day + months(count);
  return later.ok() ? later : month_end(later);
}

core::CivilDate grace_ends(core::CivilDate certificate_ends, const GraceRule& rule) {
  if (rule.from == GraceFrom::expiry_day) return months_after(certificate_ends, rule.months);
  return month_end(month_end(certificate_ends).year() / certificate_ends.month() / 1 +
                   months(rule.months));
}

CertificateStanding standing(std::optional<core::CivilDate> certificate_ends, core::CivilDate day,
                             const GraceRule& rule) {
  using enum CertificateStanding;
  if (!certificate_ends || !certificate_ends->ok() || !day.ok()) return unknown;
  if (day > grace_ends(*certificate_ends, rule)) return over;
  if (day > *certificate_ends) return in_grace;
  return day >= months_after(*certificate_ends, -rule.warning_months) ? ends_soon : valid;
}

}  // namespace madoguchi::checkin::rules
