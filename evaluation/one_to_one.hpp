// SPDX-License-Identifier: Apache-2.0
// The figures of one-to-one comparison that a report needs, computed from comparisons: curve, equal
// error rate, operating points with intervals and groups, histograms.
#pragma once

#include "biometrics/performance/error_curve.hpp"
#include "biometrics/performance/group_rates.hpp"
#include "biometrics/performance/subject_bootstrap.hpp"
#include "core/enum_names.hpp"

#include <optional>
#include <vector>

namespace madoguchi::evaluation {

/// Scores counted in bins of one width, [low + i width, low + (i + 1) width); a score at the very
/// end is in the last bin.
struct ScoreHistogram {
  double low = 0;
  double width = 0;
  std::vector<std::uint64_t> mated;
  std::vector<std::uint64_t> non_mated;
};

/// Means and standard deviations of scores, and d' = difference of the means over the root of the
/// mean of both variances.
struct Separation {
  double mated_mean = 0;
  double mated_deviation = 0;
  double non_mated_mean = 0;
  double non_mated_deviation = 0;
  double d_prime = 0;  ///< 0 where it is not defined
};

/// Whether there are enough comparisons for what an operating point says.
enum class Support {
  sufficient,
  fewer_than_thirty,  ///< fewer than 30 errors set the threshold (rule of thirty)
  rule_of_three,      ///< fewer than 3 / FMR non-mated comparisons (rule of three)
  few_mated,          ///< fewer than 30 mated comparisons
  no_comparisons,     ///< no mated or no non-mated comparisons at all
  hidden,             ///< the threshold lies among scores that were counted but not kept
};

/// Error rates at one threshold.
struct OperatingPoint {
  std::optional<double> fmr_asked = {};  ///< the threshold was chosen for it, on these comparisons
  std::optional<double> threshold_asked = {};
  std::optional<double> threshold;  ///< that the rates are at; empty if they are not known
  biometrics::performance::Proportion fmr;
  biometrics::performance::Proportion fnmr;
  std::optional<biometrics::performance::BootstrapIntervals> by_subject;
  std::vector<biometrics::performance::GroupTable> groups;
  Support support = Support::sufficient;
};

struct OneToOneSettings {
  std::vector<double> fmrs{1e-2, 1e-3, 1e-4, 1e-5, 1e-6};
  std::vector<double> thresholds;
  biometrics::performance::BootstrapSettings bootstrap;
};

struct OneToOne {
  std::uint64_t mated = 0;
  std::uint64_t non_mated = 0;
  std::uint64_t subjects = 0;  ///< 0 if a subject is unknown
  biometrics::performance::Failures failures;
  std::optional<biometrics::performance::EqualErrorRate> eer;
  /// Of eer->rate, by subject.
  std::optional<biometrics::performance::Interval> eer_interval;
  std::optional<Separation> separation;  ///< empty with fewer than two of a kind, or hidden scores
  std::vector<OperatingPoint> points;    ///< asked rates first, then asked thresholds
  std::vector<biometrics::performance::CurvePoint> curve;  ///< thinned
  ScoreHistogram histogram;
};

/// `counted` replaces the histogram of kept scores where some are hidden.
OneToOne evaluate_one_to_one(const biometrics::performance::Comparisons& comparisons,
                             const OneToOneSettings& settings,
                             std::optional<ScoreHistogram> counted = {});

/// Sums run in the order of the sorted scores. Deviations divide by n - 1.
std::optional<Separation> separation_of(const biometrics::performance::Scores& scores);

/// Histogram of kept scores: 256 bins over -1..1 if they fit, otherwise 200 from lowest to highest.
ScoreHistogram histogram_of(const biometrics::performance::Scores& scores);

constexpr auto enum_names(std::type_identity<Support>) {
  using enum Support;
  return std::to_array<core::EnumName<Support>>({
      {sufficient, "sufficient", {"enough comparisons", "比較数は十分です"}},
      {fewer_than_thirty,
       "fewer_than_thirty",
       {"fewer than 30 errors set this threshold (rule of thirty)",
        "しきい値を決める誤りが30件未満です（30の法則）"}},
      {rule_of_three,
       "rule_of_three",
       {"fewer than 3 / rate trials for the rate asked (rule of three)",
        "指定した率に必要な 3 / 率 件の試行がありません（3の法則）"}},
      {few_mated, "few_mated", {"fewer than 30 mated comparisons", "本人同士の比較が30件未満です"}},
      {no_comparisons,
       "no_comparisons",
       {"no mated or no non-mated comparisons", "本人同士または非本人同士の比較がありません"}},
      {hidden,
       "hidden",
       {"below the scores that were kept; raise --keep",
        "保存したスコアの範囲外です。--keep を増やしてください"}},
  });
}

}  // namespace madoguchi::evaluation
