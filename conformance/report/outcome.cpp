// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/outcome.hpp"

namespace madoguchi::conformance::report {

std::size_t& Totals::of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return pass;
    case Outcome::inconclusive:
      return inconclusive;
    case Outcome::fail:
      return fail;
    case Outcome::error:
      return error;
    case Outcome::not_applicable:
      return not_applicable;
    case Outcome::skipped:
      return skipped;
    case Outcome::not_run:
      return not_run;
  }
  return error;
}

Totals totals_of(std::span<const scenario::ScenarioResult> results, std::size_t planned) {
  Totals totals;
  for (const scenario::ScenarioResult& result : results) ++totals.of(outcome_of(result));
  if (planned > results.size()) totals.not_run += planned - results.size();
  return totals;
}

Outcome overall(const Totals& totals) {
  for (const Outcome worst : {Outcome::fail, Outcome::error, Outcome::inconclusive}) {
    if (totals.of(worst) > 0) return worst;
  }
  return totals.not_run > 0 || totals.pass == 0 ? Outcome::not_run : Outcome::pass;
}

}  // namespace madoguchi::conformance::report
