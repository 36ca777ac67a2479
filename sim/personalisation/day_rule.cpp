// SPDX-License-Identifier: Apache-2.0
#include "sim/personalisation/day_rule.hpp"

namespace madoguchi::sim::personalisation {

core::CivilDate DayRule::on(core::CivilDate today) const {
  using namespace std::chrono;
  if (fixed) return *fixed;
  core::CivilDate day = today + std::chrono::years{years} + std::chrono::months{months};
  if (!day.ok()) day = day.year() / day.month() / last;
  return core::CivilDate{sys_days{day} + std::chrono::days{days}};
}

}  // namespace madoguchi::sim::personalisation
