// SPDX-License-Identifier: Apache-2.0
// A share of errors among trials and the intervals around it: Wilson (1927) and Clopper and
// Pearson (1934). Both take trials as independent; see subject_bootstrap.hpp where they are not.
#pragma once

#include <cstdint>

namespace madoguchi::biometrics::performance {

/// Bounds of a rate, 0..1.
struct Interval {
  double low = 0;
  double high = 1;
};

/// Errors among trials. Name the trials beside it: comparisons, presentations, searches.
struct Proportion {
  std::uint64_t errors = 0;
  std::uint64_t trials = 0;

  /// errors / trials; 0 without trials.
  double rate() const;
};

inline constexpr double usual_confidence = 0.95;

/// Score interval, two-sided, without continuity correction; 0..1 without trials.
Interval wilson(Proportion observed, double confidence = usual_confidence);

/// "Exact" interval, two-sided: its error probability is at most half of 1 - confidence at each
/// end. 0..1 without trials.
Interval clopper_pearson(Proportion observed, double confidence = usual_confidence);

/// Rule of three: trials needed before no error at all says, at 95 %, that a rate is at most `rate`
/// (3 / rate, rounded up).
std::uint64_t trials_for_rule_of_three(double rate);

/// Rule of thirty (Doddington): with so many errors the true rate lies within 30 % of the observed
/// one at 90 %.
inline constexpr std::uint64_t errors_for_rule_of_thirty = 30;

}  // namespace madoguchi::biometrics::performance
