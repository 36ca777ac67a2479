// SPDX-License-Identifier: Apache-2.0
#include "sim/eligibility/certificate_grace.hpp"

namespace madoguchi::sim::eligibility {

namespace rules = checkin::rules;

core::CivilDate later(core::CivilDate day, std::chrono::months months) {
  return rules::months_after(day, static_cast<int>(months.count()));
}

core::CivilDate CertificateGrace::last_day(core::CivilDate expires) const {
  return rules::grace_ends(expires, rule);
}

bool CertificateGrace::covers(core::CivilDate expires, core::CivilDate day) const {
  return from <= day && expires < day && day <= last_day(expires);
}

}  // namespace madoguchi::sim::eligibility
