// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/comparisons.hpp"

namespace madoguchi::biometrics::performance {

double generalised_false_rejection_rate(const Failures& failures, double fnmr) {
  const double fte = failures.enrolment.rate();
  const double fta = failures.acquisition.rate();
  return fte + (1 - fte) * fta + (1 - fte) * (1 - fta) * fnmr;
}

double generalised_false_acceptance_rate(const Failures& failures, double fmr) {
  return (1 - failures.enrolment.rate()) * (1 - failures.acquisition.rate()) * fmr;
}

Proportion with_failures_as_non_matches(const Failures& failures, Proportion fnmr) {
  return {fnmr.errors + failures.mated_pairs, fnmr.trials + failures.mated_pairs};
}

Proportion with_failures_as_rejections(const Failures& failures, Proportion fmr) {
  return {fmr.errors, fmr.trials + failures.non_mated_pairs};
}

}  // namespace madoguchi::biometrics::performance
