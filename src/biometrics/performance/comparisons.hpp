// SPDX-License-Identifier: Apache-2.0
// What an evaluation of one-to-one comparison rests on: samples of known subjects and groups, the
// scores of their comparisons, and what failed before a score (ISO/IEC 19795-1: FTE, FTA).
#pragma once

#include "biometrics/performance/proportion.hpp"
#include "biometrics/performance/score_set.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace madoguchi::biometrics::performance {

/// A property of samples, such as age or glasses, with the value of each sample.
struct GroupColumn {
  std::string name;
  std::vector<std::string> values;       ///< sorted; "" where a sample has none
  std::vector<std::uint32_t> of_sample;  ///< place in `values`
};

/// Samples and comparisons that failed.
struct Failures {
  Proportion enrolment;               ///< FTE: references without a template, of references
  Proportion acquisition;             ///< FTA: probes without a template, of probes
  std::uint64_t mated_pairs = 0;      ///< mated pairs never compared for want of a template
  std::uint64_t non_mated_pairs = 0;  ///< non-mated ones
};

inline constexpr std::uint32_t unknown_subject = std::numeric_limits<std::uint32_t>::max();

struct Comparisons {
  std::vector<std::uint32_t> subject_of;  ///< per sample; unknown_subject where nobody said
  std::vector<bool> acquired;             ///< per sample; only read when `every_pair`
  std::vector<GroupColumn> groups;
  Scores scores;  ///< sorted
  Failures failures;
  /// Every acquired sample was compared with every other once, so that comparisons can be counted
  /// without having been kept.
  bool every_pair = false;
};

/// Failures counted as errors of the system (ISO/IEC 19795-1, generalised rates for one attempt):
/// FTE + (1 - FTE) FTA + (1 - FTE)(1 - FTA) FNMR.
double generalised_false_rejection_rate(const Failures& failures, double fnmr);

/// (1 - FTE)(1 - FTA) FMR.
double generalised_false_acceptance_rate(const Failures& failures, double fmr);

/// FNMR if a mated pair without a template counts as a non-match, over all mated pairs asked for.
Proportion with_failures_as_non_matches(const Failures& failures, Proportion fnmr);

/// FMR over all non-mated pairs asked for: one without a template cannot match.
Proportion with_failures_as_rejections(const Failures& failures, Proportion fmr);

}  // namespace madoguchi::biometrics::performance
