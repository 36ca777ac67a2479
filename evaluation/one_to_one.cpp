// SPDX-License-Identifier: Apache-2.0
#include "evaluation/one_to_one.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace madoguchi::evaluation {
namespace {

namespace performance = biometrics::performance;
using performance::Comparisons;

constexpr std::size_t cosine_bins = 256;
constexpr std::size_t other_bins = 200;
constexpr std::uint64_t fewest_mated = 30;

OperatingPoint point_at(const Comparisons& comparisons, double threshold) {
  const performance::Scores& scores = comparisons.scores;
  OperatingPoint point;
  const auto misses = performance::false_non_matches(scores.mated, threshold);
  const auto matches = performance::false_matches(scores.non_mated, threshold);
  if (scores.mated.total() == 0 || scores.non_mated.total() == 0) {
    point.support = Support::no_comparisons;
  } else if (!misses || !matches) {
    point.support = Support::hidden;
  }
  if (!misses || !matches) return point;
  point.threshold = threshold;
  point.fnmr = {*misses, scores.mated.total()};
  point.fmr = {*matches, scores.non_mated.total()};
  return point;
}

OperatingPoint point_for(const Comparisons& comparisons, double fmr) {
  const performance::ScoreSet& non_mated = comparisons.scores.non_mated;
  const auto threshold = performance::threshold_at_fmr(non_mated, fmr);
  OperatingPoint point;
  if (threshold) {
    point = point_at(comparisons, *threshold);
  } else {
    point.support = non_mated.total() == 0 ? Support::no_comparisons : Support::hidden;
  }
  point.fmr_asked = fmr;
  if (point.support != Support::sufficient) return point;
  if (non_mated.total() < performance::trials_for_rule_of_three(fmr)) {
    point.support = Support::rule_of_three;
  } else if (performance::allowed_false_matches(non_mated.total(), fmr) <
             performance::errors_for_rule_of_thirty) {
    point.support = Support::fewer_than_thirty;
  } else if (comparisons.scores.mated.total() < fewest_mated) {
    point.support = Support::few_mated;
  }
  return point;
}

void add_groups(const Comparisons& comparisons, OperatingPoint& point) {
  if (!point.threshold) return;
  for (const performance::GroupColumn& column : comparisons.groups) {
    if (auto table = performance::group_table(comparisons, column, *point.threshold)) {
      point.groups.push_back(*std::move(table));
    }
  }
}

void add_bootstrap(const Comparisons& comparisons, const OneToOneSettings& settings,
                   std::vector<OperatingPoint>& points) {
  std::vector<double> thresholds;
  for (const OperatingPoint& point : points) {
    if (point.threshold) thresholds.push_back(*point.threshold);
  }
  const auto intervals =
      performance::subject_bootstrap(comparisons, thresholds, settings.bootstrap);
  auto next = intervals.begin();
  for (OperatingPoint& point : points) {
    if (point.threshold) point.by_subject = *next++;
  }
}

std::uint64_t subjects_of(const Comparisons& comparisons) {
  const std::set<std::uint32_t> subjects(comparisons.subject_of.begin(),
                                         comparisons.subject_of.end());
  return subjects.contains(performance::unknown_subject) ? 0 : subjects.size();
}

void count(const std::vector<performance::ComparedPair>& pairs, double low, double width,
           std::vector<std::uint64_t>& bins) {
  for (const performance::ComparedPair& pair : pairs) {
    const auto bin = static_cast<std::size_t>(std::max(0.0, (pair.score - low) / width));
    ++bins[std::min(bin, bins.size() - 1)];
  }
}

struct Moments {
  double mean = 0;
  double variance = 0;
};

Moments moments_of(const std::vector<performance::ComparedPair>& pairs) {
  Moments moments;
  for (const performance::ComparedPair& pair : pairs) moments.mean += pair.score;
  moments.mean /= static_cast<double>(pairs.size());
  for (const performance::ComparedPair& pair : pairs) {
    moments.variance += (pair.score - moments.mean) * (pair.score - moments.mean);
  }
  moments.variance /= static_cast<double>(pairs.size() - 1);
  return moments;
}

}  // namespace

std::optional<Separation> separation_of(const performance::Scores& scores) {
  if (scores.mated.hidden > 0 || scores.non_mated.hidden > 0) return std::nullopt;
  if (scores.mated.kept.size() < 2 || scores.non_mated.kept.size() < 2) return std::nullopt;
  const Moments mated = moments_of(scores.mated.kept);
  const Moments non_mated = moments_of(scores.non_mated.kept);
  const double spread = std::sqrt((mated.variance + non_mated.variance) / 2);
  return Separation{mated.mean, std::sqrt(mated.variance), non_mated.mean,
                    std::sqrt(non_mated.variance),
                    spread > 0 ? (mated.mean - non_mated.mean) / spread : 0};
}

ScoreHistogram histogram_of(const performance::Scores& scores) {
  double low = 1;
  double high = -1;
  bool any = false;
  for (const auto* kept : {&scores.mated.kept, &scores.non_mated.kept}) {
    if (kept->empty()) continue;
    low = any ? std::min(low, kept->front().score) : kept->front().score;
    high = any ? std::max(high, kept->back().score) : kept->back().score;
    any = true;
  }
  const bool cosines = !any || (low >= -1 && high <= 1);
  ScoreHistogram histogram;
  const std::size_t bins = cosines ? cosine_bins : other_bins;
  histogram.low = cosines ? -1 : low;
  histogram.width = (cosines ? 2 : (high > low ? high - low : 1)) / static_cast<double>(bins);
  histogram.mated.resize(bins);
  histogram.non_mated.resize(bins);
  count(scores.mated.kept, histogram.low, histogram.width, histogram.mated);
  count(scores.non_mated.kept, histogram.low, histogram.width, histogram.non_mated);
  return histogram;
}

OneToOne evaluate_one_to_one(const Comparisons& comparisons, const OneToOneSettings& settings,
                             std::optional<ScoreHistogram> counted) {
  OneToOne result;
  result.mated = comparisons.scores.mated.total();
  result.non_mated = comparisons.scores.non_mated.total();
  result.subjects = subjects_of(comparisons);
  result.failures = comparisons.failures;
  const performance::ErrorCurve curve = performance::error_curve(comparisons.scores);
  result.eer = performance::equal_error_rate(curve);
  if (result.eer) {
    result.eer_interval = performance::equal_error_bootstrap(comparisons, settings.bootstrap);
  }
  result.separation = separation_of(comparisons.scores);
  result.curve = performance::thinned(curve);
  result.histogram = counted ? *std::move(counted) : histogram_of(comparisons.scores);
  for (const double fmr : settings.fmrs) result.points.push_back(point_for(comparisons, fmr));
  for (const double threshold : settings.thresholds) {
    result.points.push_back(point_at(comparisons, threshold));
    result.points.back().threshold_asked = threshold;
  }
  for (OperatingPoint& point : result.points) add_groups(comparisons, point);
  add_bootstrap(comparisons, settings, result.points);
  return result;
}

}  // namespace madoguchi::evaluation
