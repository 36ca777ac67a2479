// SPDX-License-Identifier: Apache-2.0
// Both error rates over all thresholds (ISO/IEC 19795-1: DET curve), the equal error rate, and the
// threshold for a false match rate. A score at or above the threshold is a match.
#pragma once

#include "biometrics/performance/proportion.hpp"
#include "biometrics/performance/score_set.hpp"

#include <optional>
#include <vector>

namespace madoguchi::biometrics::performance {

/// Counts of errors at one threshold.
struct CurvePoint {
  double threshold = 0;
  std::uint64_t false_matches = 0;
  std::uint64_t false_non_matches = 0;
};

/// Errors over thresholds: every distinct score, and the next number above the highest score, where
/// nothing matches. Thresholds at which hidden scores would matter are left out.
struct ErrorCurve {
  std::uint64_t mated = 0;
  std::uint64_t non_mated = 0;
  std::vector<CurvePoint> points;  ///< thresholds ascending: FMR falls, FNMR rises

  Proportion fmr(const CurvePoint& point) const { return {point.false_matches, non_mated}; }
  Proportion fnmr(const CurvePoint& point) const { return {point.false_non_matches, mated}; }
};

/// Empty without mated or without non-mated scores.
ErrorCurve error_curve(const Scores& scores);

/// At most one point for each half per cent of change of one of the rates; the first and the last
/// point stay. For files and plots: a few thousand points whatever the number of scores.
std::vector<CurvePoint> thinned(const ErrorCurve& curve);

/// Where FMR and FNMR are equal. Between two thresholds the rates jump past each other, so there
/// are two ways to say it.
struct EqualErrorRate {
  double rate = 0;       ///< mean of both rates at `threshold`
  double threshold = 0;  ///< where |FMR - FNMR| is smallest; of two equal ones the lower
  double fmr = 0;
  double fnmr = 0;
  double interpolated = 0;  ///< straight line between the neighbouring points of the DET curve
};

/// Empty if there are no scores or the crossing lies among hidden scores.
std::optional<EqualErrorRate> equal_error_rate(const ErrorCurve& curve);

/// The largest number of false matches among `non_mated` comparisons whose share is at most `fmr`.
std::uint64_t allowed_false_matches(std::uint64_t non_mated, double fmr);

/// The smallest threshold (a double) at which at most the share `fmr` of the non-mated comparisons
/// match: the next number above the first score that must not match; the lowest score if all may.
/// Empty without scores or if that score is hidden.
std::optional<double> threshold_at_fmr(const ScoreSet& non_mated, double fmr);

}  // namespace madoguchi::biometrics::performance
