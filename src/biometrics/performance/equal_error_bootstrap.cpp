// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/subject_bootstrap.hpp"
#include "biometrics/performance/subject_draws.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace madoguchi::biometrics::performance {
namespace {

__extension__ using Wide = __int128;

constexpr double unknown = std::numeric_limits<double>::infinity();

struct Place {
  std::uint32_t a, b;  // subjects
};

std::vector<Place> places_of(const Comparisons& comparisons, const ScoreSet& set) {
  std::vector<Place> places;
  places.reserve(set.kept.size());
  for (const ComparedPair& pair : set.kept) {
    places.push_back({comparisons.subject_of[pair.reference], comparisons.subject_of[pair.probe]});
  }
  return places;
}

/// Weighted errors at one threshold.
struct Point {
  std::uint64_t matches = 0;
  std::uint64_t misses = 0;
};

/// Goes down the thresholds of one replicate until FMR is no longer below FNMR.
class Descent {
 public:
  explicit Descent(const Comparisons& comparisons)
      : mated_(comparisons.scores.mated),
        non_mated_(comparisons.scores.non_mated),
        mated_places_(places_of(comparisons, mated_)),
        non_mated_places_(places_of(comparisons, non_mated_)) {}

  /// The equal error rate, as equal_error_rate() defines it; infinite if it lies among hidden
  /// scores, which is where it is larger than anything that can be seen.
  double rate(const Weights& weights, std::uint64_t mated, std::uint64_t non_mated) const {
    const auto difference = [&](const Point& point) {
      return static_cast<Wide>(point.matches) * mated - static_cast<Wide>(point.misses) * non_mated;
    };
    const auto mean = [&](const Point& point) {
      return (static_cast<double>(point.matches) / static_cast<double>(non_mated) +
              static_cast<double>(point.misses) / static_cast<double>(mated)) /
             2;
    };
    Point point;
    for (const Place& place : mated_places_) point.misses += weights[place.a];
    // Above the highest score nothing matches; unknown where hidden scores are missed as well.
    std::optional<Point> higher;
    if (mated_.hidden == 0) higher = point;
    std::size_t i = mated_.kept.size();
    std::size_t j = non_mated_.kept.size();
    while (const auto threshold = next_below(i, j)) {
      for (; i > 0 && mated_.kept[i - 1].score == *threshold; --i) {
        point.misses -= weights[mated_places_[i - 1].a];
      }
      for (; j > 0 && non_mated_.kept[j - 1].score == *threshold; --j) {
        const Place& place = non_mated_places_[j - 1];
        point.matches += std::uint64_t{weights[place.a]} * weights[place.b];
      }
      if (mated_.hidden > 0 && *threshold > mated_.kept.back().score) continue;
      const Wide gap = difference(point);
      if (gap == 0) return mean(point);
      if (gap > 0) {
        if (!higher) return unknown;
        return mean(gap <= -difference(*higher) ? point : *higher);
      }
      higher = point;
    }
    return unknown;
  }

 private:
  /// The next lower distinct score; none at or below the lowest that stands for hidden ones.
  std::optional<double> next_below(std::size_t i, std::size_t j) const {
    double threshold = -unknown;
    if (i > 0) threshold = mated_.kept[i - 1].score;
    if (j > 0) threshold = std::max(threshold, non_mated_.kept[j - 1].score);
    const bool seen = i > 0 || j > 0;
    const bool hidden = non_mated_.hidden > 0 && threshold <= non_mated_.kept.front().score;
    return seen && !hidden ? std::optional(threshold) : std::nullopt;
  }

  const ScoreSet& mated_;
  const ScoreSet& non_mated_;
  std::vector<Place> mated_places_;
  std::vector<Place> non_mated_places_;
};

}  // namespace

std::optional<Interval> equal_error_bootstrap(const Comparisons& comparisons,
                                              const BootstrapSettings& settings) {
  const Subjects subjects(comparisons);
  const Scores& scores = comparisons.scores;
  if (!subjects.usable() || scores.mated.kept.empty() || scores.non_mated.kept.empty()) {
    return std::nullopt;
  }
  const DrawnTotals totals(comparisons, subjects);
  const Descent descent(comparisons);
  std::vector<double> rates;
  core::SeededRandom random(settings.seed);
  for (int replicate = 0; replicate < settings.replicates; ++replicate) {
    const Weights weights = draw(random, subjects.count());
    const std::uint64_t mated = totals.mated(weights);
    const std::uint64_t non_mated = totals.non_mated(weights);
    if (mated > 0 && non_mated > 0) rates.push_back(descent.rate(weights, mated, non_mated));
  }
  if (rates.empty()) return std::nullopt;
  const Interval interval = percentiles(std::move(rates), settings.confidence);
  if (std::isinf(interval.high)) return std::nullopt;
  return interval;
}

}  // namespace madoguchi::biometrics::performance
