// SPDX-License-Identifier: Apache-2.0
#include "evaluation/evaluation.hpp"

#include "biometrics/performance/percentile.hpp"

#include <algorithm>

namespace madoguchi::evaluation {
namespace {

namespace performance = biometrics::performance;
using biometrics::performance::BootstrapIntervals;
using biometrics::performance::clopper_pearson;
using biometrics::performance::Interval;
using biometrics::performance::Proportion;

/// A rate with the guards of its threshold.
struct Figure {
  Proportion observed;
  std::optional<Interval> by_subject;
  Support support = Support::sufficient;
  std::string subject = {};
};

JudgedLimit judged(const Limit& limit, const Figure& figure) {
  JudgedLimit result{
      limit,          figure.observed, clopper_pearson(figure.observed), LimitVerdict::inconclusive,
      figure.subject, figure.support};
  if (figure.by_subject) {
    result.interval.low = std::min(result.interval.low, figure.by_subject->low);
    result.interval.high = std::max(result.interval.high, figure.by_subject->high);
  }
  if (figure.observed.trials == 0) result.support = Support::no_comparisons;
  if (result.support == Support::sufficient) result.verdict = judge(limit, result.interval);
  return result;
}

std::optional<double> own_threshold(const Evaluation& evaluation) {
  if (!evaluation.comparator) return std::nullopt;
  return evaluation.comparator->threshold;
}

/// The limit, at the comparator's own threshold if it names none.
Limit at_own(Limit limit, std::optional<double> threshold) {
  if (limit.condition != LimitCondition::none || !threshold) return limit;
  limit.condition = LimitCondition::threshold;
  limit.at = *threshold;
  return limit;
}

bool selects(const Limit& limit, std::optional<double> asked, std::optional<double> threshold) {
  return limit.condition == LimitCondition::threshold ? !asked && threshold == limit.at
                                                      : asked == limit.at;
}

std::vector<Figure> of_one_to_one(const Limit& limit, const OneToOne& figures) {
  if (limit.rate == LimitedRate::fte) return {{figures.failures.enrolment, {}}};
  if (limit.rate == LimitedRate::fta) return {{figures.failures.acquisition, {}}};
  for (const OperatingPoint& point : figures.points) {
    if (!selects(limit, point.fmr_asked, point.threshold)) continue;
    const bool fmr = limit.rate == LimitedRate::fmr;
    Figure figure{fmr ? point.fmr : point.fnmr, {}, point.support};
    if (point.by_subject) figure.by_subject = fmr ? point.by_subject->fmr : point.by_subject->fnmr;
    return {figure};
  }
  return {};
}

std::vector<Figure> of_search(const Limit& limit, const OneToMany& figures) {
  for (const SearchPoint& point : figures.points) {
    if (point.fpir_asked == limit.at) return {{point.fnir, {}, point.support}};
  }
  return {};
}

std::vector<Figure> of_attacks(const Limit& limit, const AttackDetection& detection) {
  std::vector<Figure> figures;
  for (const AttackDetection::Point& point : detection.points) {
    if (!selects(limit, point.apcer_asked, point.rates.threshold)) continue;
    if (limit.rate == LimitedRate::bpcer) return {{point.rates.bpcer, {}, point.support}};
    for (const auto& species : point.rates.species) {
      figures.push_back({species.apcer, {}, point.support, species.species});
    }
    return figures;
  }
  return figures;
}

std::vector<Figure> of_transactions(const Limit& limit, const Evaluation& evaluation) {
  if (!evaluation.transactions) return {};
  const TransactionRates& rates = *evaluation.transactions;
  const bool far = limit.rate == LimitedRate::far;
  Figure figure{far ? rates.far : rates.frr, {}};
  if (rates.by_subject) figure.by_subject = far ? rates.by_subject->fmr : rates.by_subject->fnmr;
  return {figure};
}

std::vector<Figure> of_accepted_attacks(const Evaluation& evaluation) {
  std::vector<Figure> figures;
  for (const AcceptedAttacks& one : evaluation.accepted_attacks) {
    figures.push_back(
        {one.by_both.value_or(one.by_comparator), {}, Support::sufficient, one.species});
  }
  return figures;
}

std::vector<Figure> figures_for(const Limit& limit, const Evaluation& evaluation) {
  using enum LimitedRate;
  if (limit.rate == apcer || limit.rate == bpcer) {
    if (!evaluation.attacks) return {};
    return of_attacks(at_own(limit, evaluation.attacks->own_threshold), *evaluation.attacks);
  }
  if (limit.rate == far || limit.rate == frr) return of_transactions(limit, evaluation);
  if (limit.rate == iapar) return of_accepted_attacks(evaluation);
  if (limit.rate == template_time) {
    return {{performance::share_above(evaluation.template_times, limit.at), {}}};
  }
  if (limit.rate == fnir) {
    return evaluation.one_to_many ? of_search(limit, *evaluation.one_to_many)
                                  : std::vector<Figure>{};
  }
  if (!evaluation.one_to_one) return {};
  const bool own = limit.rate == fmr || limit.rate == fnmr;
  return of_one_to_one(own ? at_own(limit, own_threshold(evaluation)) : limit,
                       *evaluation.one_to_one);
}

bool worse(const JudgedLimit& a, const JudgedLimit& b) {
  if (a.verdict != b.verdict) return a.verdict > b.verdict;
  return a.observed.rate() > b.observed.rate();
}

/// The rates that thresholds were chosen for, with their guards.
std::vector<std::pair<double, Support>> supports(const Evaluation& evaluation) {
  std::vector<std::pair<double, Support>> result;
  if (evaluation.one_to_one) {
    for (const OperatingPoint& point : evaluation.one_to_one->points) {
      if (point.fmr_asked) result.emplace_back(*point.fmr_asked, point.support);
    }
  }
  if (evaluation.attacks) {
    for (const AttackDetection::Point& point : evaluation.attacks->points) {
      if (point.apcer_asked) result.emplace_back(*point.apcer_asked, point.support);
    }
  }
  return result;
}

}  // namespace

std::vector<JudgedLimit> judge_limits(const std::vector<Limit>& limits,
                                      const Evaluation& evaluation) {
  std::vector<JudgedLimit> result;
  for (const Limit& limit : limits) {
    std::optional<JudgedLimit> worst;
    for (const Figure& figure : figures_for(limit, evaluation)) {
      const JudgedLimit one = judged(limit, figure);
      if (!worst || worse(one, *worst)) worst = one;
    }
    result.push_back(worst ? *worst : judged(limit, {}));
  }
  return result;
}

core::Text verdict_text(LimitVerdict verdict, bool any_limit) {
  if (any_limit || verdict == LimitVerdict::fail) return core::label_of(verdict);
  if (verdict == LimitVerdict::pass) return {"no limits given", "上限の指定なし"};
  return {"too few trials", "試行数が不足"};
}

LimitVerdict overall_verdict(const Evaluation& evaluation, const std::vector<double>& asked) {
  LimitVerdict verdict = LimitVerdict::pass;
  if (evaluation.examination && !evaluation.examination->findings.empty()) {
    verdict = LimitVerdict::fail;
  }
  for (const JudgedLimit& limit : evaluation.limits) verdict = std::max(verdict, limit.verdict);
  bool any = false;
  for (const auto& [rate, support] : supports(evaluation)) {
    any = any || support == Support::sufficient;
    const bool wanted = std::find(asked.begin(), asked.end(), rate) != asked.end();
    if (wanted && support != Support::sufficient) {
      verdict = std::max(verdict, LimitVerdict::inconclusive);
    }
  }
  return any ? verdict : std::max(verdict, LimitVerdict::inconclusive);
}

}  // namespace madoguchi::evaluation
