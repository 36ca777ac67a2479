// SPDX-License-Identifier: Apache-2.0
#include "checkin/rules/condition.hpp"

#include <algorithm>

namespace madoguchi::checkin::rules {

bool Condition::holds(const Situation& situation, const GraceRule& grace) const {
  if (!days.contains(situation.day)) return false;
  const auto fits = [&](const Allowed& one) {
    return (one.values & one.fact->of(situation, grace)) != 0;
  };
  const auto true_of = [&](const std::shared_ptr<const Condition>& one) {
    return one->holds(situation, grace);
  };
  return std::ranges::all_of(allowed, fits) && std::ranges::all_of(all, true_of) &&
         (any.empty() || std::ranges::any_of(any, true_of)) && std::ranges::none_of(none, true_of);
}

}  // namespace madoguchi::checkin::rules
