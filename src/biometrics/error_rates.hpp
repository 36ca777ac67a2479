// SPDX-License-Identifier: Apache-2.0
// Error rates of comparisons (ISO/IEC 19795-1: FMR over non-mated, FNMR over mated comparisons)
// with Wilson score intervals. Failures to acquire are not comparisons and have to be counted
// beside.
#pragma once

#include "biometrics/comparison.hpp"
#include "core/result.hpp"

#include <span>
#include <vector>

namespace madoguchi::biometrics {

/// A share of errors and the interval that holds the true one with 95 % confidence (E. B. Wilson,
/// 1927; it takes comparisons as independent, which pairs that share a person are not).
struct ErrorRate {
  long errors = 0;
  long comparisons = 0;
  double rate = 0;
  double low = 0;
  double high = 1;
};

/// `comparisons` 0 gives rate 0 and the interval 0..1.
ErrorRate wilson_rate(long errors, long comparisons);

/// Non-mated scores at or above the threshold.
ErrorRate false_match_rate(std::span<const double> non_mated, Threshold threshold);

/// Mated scores below the threshold.
ErrorRate false_non_match_rate(std::span<const double> mated, Threshold threshold);

/// Where both rates are equal; between two scores, the mean of the nearest pair. Error:
/// invalid_argument when one of the sets is empty.
core::Result<double> equal_error_rate(std::vector<double> mated, std::vector<double> non_mated);

/// The smallest threshold, in steps of 1e-4, at which at most the share `fmr` of the non-mated
/// scores match. Error: invalid_argument when there are none.
core::Result<Threshold> threshold_at_fmr(std::vector<double> non_mated, double fmr);

}  // namespace madoguchi::biometrics
