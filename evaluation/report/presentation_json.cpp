// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/presentation_json.hpp"

#include "biometrics/performance/percentile.hpp"
#include "evaluation/report/share_json.hpp"

#include <boost/json.hpp>

#include <cmath>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;
using biometrics::performance::Interval;

json::value finite(double value) {
  return std::isfinite(value) ? json::value(value) : json::value(nullptr);
}

json::object settings_json(const TransactionSettings& settings) {
  return {
      {"attempts", settings.attempts},
      {"claims_per_person", settings.claims},
      {"frames_compared", settings.policy.frames_compared},
      {"matches_needed", settings.policy.matches_needed},
      {"unusable_frames", settings.policy.unusable_frames},
      {"frames_watched", settings.policy.frames_watched},
      {"threshold", settings.threshold.value},
      {"liveness_threshold", settings.liveness_threshold ? json::value(*settings.liveness_threshold)
                                                         : json::value(nullptr)}};
}

std::optional<Interval> far_of(const TransactionRates& rates) {
  return rates.by_subject ? std::optional(rates.by_subject->fmr) : std::nullopt;
}

std::optional<Interval> frr_of(const TransactionRates& rates) {
  return rates.by_subject ? std::optional(rates.by_subject->fnmr) : std::nullopt;
}

}  // namespace

json::object transactions_json(const TransactionRates& rates,
                               biometrics::performance::Proportion fte) {
  const double enrolled = 1 - fte.rate();
  return {
      {"settings", settings_json(rates.settings)},
      {"frr", share(rates.frr, frr_of(rates))},
      {"far", share(rates.far, far_of(rates))},
      {"gfrr", fte.rate() + enrolled * rates.frr.rate()},
      {"gfar", enrolled * rates.far.rate()},
      {"attempt_fta", share(rates.attempt_fta)},
      {"without_reference", rates.without_reference},
      {"accepted_at_attempt", json::array(rates.accepted_at.begin(), rates.accepted_at.end())},
      {"frames_to_acceptance", json::array(rates.frames_needed.begin(), rates.frames_needed.end())},
      {"groups", groups_json(rates.groups, "far", "frr")}};
}

json::array accepted_attacks_json(const std::vector<AcceptedAttacks>& attacks) {
  json::array result;
  for (const AcceptedAttacks& one : attacks) {
    result.push_back(
        json::object{{"species", one.species},
                     {"by_comparator", share(one.by_comparator)},
                     {"by_both", one.by_both ? json::value(share(*one.by_both)) : nullptr}});
  }
  return result;
}

json::array lost_frames_json(const std::vector<LostFrames>& lost) {
  json::array result;
  for (const LostFrames& one : lost) {
    result.push_back(json::object{{"condition", one.condition},
                                  {"undetected", share(one.undetected)},
                                  {"not_acquired", share(one.not_acquired)}});
  }
  return result;
}

json::object times_json(std::span<const double> ascending) {
  json::array percentiles;
  for (const double share : {0.5, 0.95, 0.99}) {
    const auto one = biometrics::performance::percentile(ascending, share);
    if (!one) continue;
    percentiles.push_back(
        json::object{{"share", share},
                     {"milliseconds", one->value},
                     {"interval", json::array{finite(one->low), finite(one->high)}}});
  }
  return {{"count", ascending.size()}, {"percentiles", percentiles}};
}

}  // namespace madoguchi::evaluation::report
