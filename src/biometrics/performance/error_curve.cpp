// SPDX-License-Identifier: Apache-2.0
#include "biometrics/performance/error_curve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace madoguchi::biometrics::performance {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double thinning_step = 0.005;

__extension__ using Wide = __int128;

/// Sign and size of FMR - FNMR without rounding: errors scaled to the common denominator.
Wide difference(const ErrorCurve& curve, const CurvePoint& point) {
  return static_cast<Wide>(point.false_matches) * static_cast<Wide>(curve.mated) -
         static_cast<Wide>(point.false_non_matches) * static_cast<Wide>(curve.non_mated);
}

std::vector<double> thresholds_of(const Scores& scores) {
  const double lowest =
      scores.non_mated.hidden > 0 ? scores.non_mated.kept.front().score : -infinity;
  const double highest = scores.mated.hidden > 0 ? scores.mated.kept.back().score : infinity;
  std::vector<double> all;
  all.reserve(scores.mated.kept.size() + scores.non_mated.kept.size() + 2);
  for (const ComparedPair& pair : scores.mated.kept) all.push_back(pair.score);
  for (const ComparedPair& pair : scores.non_mated.kept) all.push_back(pair.score);
  all.push_back(std::nextafter(*std::max_element(all.begin(), all.end()), infinity));
  if (lowest != -infinity) all.push_back(std::nextafter(lowest, infinity));
  std::erase_if(all, [=](double value) {
    return (lowest != -infinity && value <= lowest) || value > highest;
  });
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

bool changed(std::uint64_t from, std::uint64_t to) {
  const std::uint64_t change = from > to ? from - to : to - from;
  return static_cast<double>(change) >=
         std::max(1.0, thinning_step * static_cast<double>(std::max(from, to)));
}

EqualErrorRate at(const ErrorCurve& curve, const CurvePoint& point) {
  EqualErrorRate result;
  result.threshold = point.threshold;
  result.fmr = curve.fmr(point).rate();
  result.fnmr = curve.fnmr(point).rate();
  result.rate = (result.fmr + result.fnmr) / 2;
  result.interpolated = result.rate;
  return result;
}

}  // namespace

ErrorCurve error_curve(const Scores& scores) {
  ErrorCurve curve{scores.mated.total(), scores.non_mated.total(), {}};
  if (scores.mated.kept.empty() || scores.non_mated.kept.empty()) return curve;
  const auto& mated = scores.mated.kept;
  const auto& non_mated = scores.non_mated.kept;
  std::size_t mated_below = 0;
  std::size_t non_mated_below = 0;
  for (const double threshold : thresholds_of(scores)) {
    while (mated_below < mated.size() && mated[mated_below].score < threshold) ++mated_below;
    while (non_mated_below < non_mated.size() && non_mated[non_mated_below].score < threshold) {
      ++non_mated_below;
    }
    curve.points.push_back({threshold, non_mated.size() - non_mated_below, mated_below});
  }
  return curve;
}

std::vector<CurvePoint> thinned(const ErrorCurve& curve) {
  std::vector<CurvePoint> result;
  for (const CurvePoint& point : curve.points) {
    const bool wanted = result.empty() || &point == &curve.points.back() ||
                        changed(result.back().false_matches, point.false_matches) ||
                        changed(result.back().false_non_matches, point.false_non_matches);
    if (wanted) result.push_back(point);
  }
  return result;
}

std::optional<EqualErrorRate> equal_error_rate(const ErrorCurve& curve) {
  const auto crossed =
      std::find_if(curve.points.begin(), curve.points.end(),
                   [&](const CurvePoint& point) { return difference(curve, point) <= 0; });
  if (crossed == curve.points.end()) return std::nullopt;
  const Wide after = difference(curve, *crossed);
  if (after == 0) return at(curve, *crossed);
  if (crossed == curve.points.begin()) return std::nullopt;
  const CurvePoint& before = *(crossed - 1);
  const Wide gap = difference(curve, before);
  EqualErrorRate result = at(curve, gap <= -after ? before : *crossed);
  const double share = static_cast<double>(gap) / static_cast<double>(gap - after);
  const double low = curve.fnmr(before).rate();
  result.interpolated = low + share * (curve.fnmr(*crossed).rate() - low);
  return result;
}

std::uint64_t allowed_false_matches(std::uint64_t non_mated, double fmr) {
  if (non_mated == 0 || !(fmr > 0)) return 0;
  if (fmr >= 1) return non_mated;
  const auto n = static_cast<double>(non_mated);
  auto allowed = static_cast<std::uint64_t>(fmr * n) + 1;
  // The quotient, not the product, is what a reader compares with `fmr`.
  while (allowed > 0 && static_cast<double>(allowed) / n > fmr) --allowed;
  return allowed;
}

std::optional<double> threshold_at_fmr(const ScoreSet& non_mated, double fmr) {
  const std::uint64_t total = non_mated.total();
  const std::uint64_t allowed = allowed_false_matches(total, fmr);
  if (total == 0) return std::nullopt;
  if (allowed >= total) {
    if (non_mated.hidden > 0) return std::nullopt;
    return non_mated.kept.front().score;
  }
  if (allowed >= non_mated.kept.size()) return std::nullopt;
  const auto refused = non_mated.kept.size() - 1 - static_cast<std::size_t>(allowed);
  return std::nextafter(non_mated.kept[refused].score, infinity);
}

}  // namespace madoguchi::biometrics::performance
