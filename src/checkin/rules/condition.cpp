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

std::uint64_t Condition::possible(const Fact& fact) const {
  std::uint64_t values = ~std::uint64_t{0};
  for (const Allowed& one : allowed) {
    if (one.fact == &fact) values &= one.values;
  }
  for (const auto& one : all) values &= one->possible(fact);
  if (any.empty()) return values;
  std::uint64_t either = 0;
  for (const auto& one : any) either |= one->possible(fact);
  return values & either;
}

bool may_hold_together(const Condition& a, const Condition& b) {
  return a.days.overlaps(b.days) && std::ranges::none_of(facts(), [&](const Fact& fact) {
           return !fact.several && (a.possible(fact) & b.possible(fact)) == 0;
         });
}

}  // namespace madoguchi::checkin::rules
