// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/certificate_grace.hpp"

namespace madoguchi::sim::eligibility {

core::CivilDate later(core::CivilDate day, std::chrono::months months) {
  const core::CivilDate same = day + months;
  return same.ok() ? same : core::CivilDate(same.year() / same.month() / std::chrono::last);
}

core::CivilDate CertificateGrace::last_day(core::CivilDate expires) const {
  if (!from_end_of_month) return later(expires, months);
  const auto month = expires.year() / expires.month() + months;
  return core::CivilDate(month / std::chrono::last);
}

bool CertificateGrace::covers(core::CivilDate expires, core::CivilDate day) const {
  return from <= day && expires < day && day <= last_day(expires);
}

}  // namespace madoguchi::sim::eligibility
