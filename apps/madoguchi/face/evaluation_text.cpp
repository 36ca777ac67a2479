// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/face/evaluation_text.hpp"

#include <fmt/format.h>

namespace madoguchi::apps {
namespace {

using biometrics::performance::clopper_pearson;
using biometrics::performance::Interval;
using biometrics::performance::Proportion;
using core::Language;
using core::Text;
using evaluation::Support;

std::string share(Proportion rate) {
  const Interval interval = clopper_pearson(rate);
  return fmt::format("{:.6g} [{:.4g}, {:.4g}] ({}/{})", rate.rate(), interval.low, interval.high,
                     rate.errors, rate.trials);
}

std::string guard(Support support, Language language) {
  if (support == Support::sufficient) return "";
  return fmt::format("   ! {}", core::label_of(support).in(language));
}

std::string one_to_one(const evaluation::OneToOne& figures, Language language) {
  const auto say = [=](Text text) { return text.in(language); };
  std::string text = fmt::format("{} {}   {} {}   {} {}\n", say({"mated", "本人同士"}),
                                 figures.mated, say({"non-mated", "非本人同士"}), figures.non_mated,
                                 say({"subjects", "人数"}), figures.subjects);
  text += fmt::format("FTE {}\nFTA {}\n", share(figures.failures.enrolment),
                      share(figures.failures.acquisition));
  if (figures.eer) {
    const auto& interval = figures.eer_interval;
    text +=
        fmt::format("EER {:.6g}{} ({} {:.6g})\n", figures.eer->rate,
                    interval ? fmt::format(" [{:.4g}, {:.4g}]", interval->low, interval->high) : "",
                    say({"threshold", "しきい値"}), figures.eer->threshold);
  }
  if (figures.separation) {
    text += fmt::format("d' {:.4g}   {} {:.4g} ± {:.3g}   {} {:.4g} ± {:.3g}\n",
                        figures.separation->d_prime, say({"mated", "本人同士"}),
                        figures.separation->mated_mean, figures.separation->mated_deviation,
                        say({"non-mated", "非本人同士"}), figures.separation->non_mated_mean,
                        figures.separation->non_mated_deviation);
  }
  for (const evaluation::OperatingPoint& point : figures.points) {
    const std::string at = point.fmr_asked ? fmt::format("FNMR @ FMR {:g}", *point.fmr_asked)
                                           : fmt::format("{} {:g}", say({"threshold", "しきい値"}),
                                                         point.threshold_asked.value_or(0));
    text += fmt::format("{}: {}", at, point.threshold ? share(point.fnmr) : "-");
    if (point.threshold && !point.fmr_asked) text += "   FMR " + share(point.fmr);
    text += guard(point.support, language) + "\n";
  }
  return text;
}

std::string one_to_many(const evaluation::OneToMany& figures, Language language) {
  std::string text =
      fmt::format("{} {}   {} {}\n", Text{"gallery", "登録数"}.in(language), figures.gallery,
                  Text{"rank-1", "1位"}.in(language), share(figures.cmc.front()));
  for (const evaluation::SearchPoint& point : figures.points) {
    text += fmt::format("FNIR @ FPIR {:g}: {}{}\n", point.fpir_asked, share(point.fnir),
                        guard(point.support, language));
  }
  return text;
}

std::string attacks(const evaluation::AttackDetection& figures, Language language) {
  std::string text;
  for (const evaluation::AttackDetection::Point& point : figures.points) {
    text += fmt::format("{} {:g}: BPCER {}{}\n", Text{"threshold", "しきい値"}.in(language),
                        point.rates.threshold, share(point.rates.bpcer),
                        guard(point.support, language));
    for (const auto& species : point.rates.species) {
      text += fmt::format("  APCER {}: {}\n", species.species, share(species.apcer));
    }
  }
  return text;
}

std::string transactions(const evaluation::TransactionRates& rates, Language language) {
  return fmt::format("{} ({} {})\n  FRR {}\n  FAR {}\n  FTA {}\n",
                     Text{"transactions", "取引"}.in(language),
                     Text{"attempts up to", "最大試行回数"}.in(language), rates.settings.attempts,
                     share(rates.frr), share(rates.far), share(rates.attempt_fta));
}

std::string accepted(const std::vector<evaluation::AcceptedAttacks>& attacks) {
  std::string text;
  for (const evaluation::AcceptedAttacks& one : attacks) {
    text +=
        fmt::format("IAPAR {}: {}\n", one.species, share(one.by_both.value_or(one.by_comparator)));
  }
  return text;
}

std::string provenance(const evaluation::Evaluation& evaluation, Language language) {
  const auto say = [=](Text text) { return text.in(language); };
  std::string text =
      fmt::format("{} ({}), madoguchi {}, {} {}\n", evaluation.data.name, evaluation.data.kind,
                  evaluation.program_version, say({"seed", "シード"}), evaluation.bootstrap.seed);
  if (!evaluation.comparator) return text;
  text +=
      fmt::format("{}: {}, {} {}{}\n", say({"comparator", "照合器"}), evaluation.comparator->name,
                  say({"calibration", "較正"}), evaluation.comparator->calibration,
                  evaluation.comparator->provisional ? say({" (provisional)", "（暫定）"})
                                                     : std::string_view());
  for (const std::string& network : evaluation.comparator->networks) text += "  " + network + "\n";
  return text;
}

std::string examination(const evaluation::ComparatorExamination& examination, Language language) {
  if (examination.findings.empty()) {
    return fmt::format("{}\n",
                       Text{"no finding about the comparator", "照合器に所見なし"}.in(language));
  }
  std::string text;
  for (const std::string& line : examination.findings.lines(language)) {
    text += fmt::format("{}: {}\n", Text{"finding", "所見"}.in(language), line);
  }
  return text;
}

}  // namespace

std::string evaluation_text(const evaluation::Evaluation& evaluation, Language language) {
  std::string text = provenance(evaluation, language);
  if (evaluation.one_to_one) text += one_to_one(*evaluation.one_to_one, language);
  if (evaluation.one_to_many) text += one_to_many(*evaluation.one_to_many, language);
  if (evaluation.transactions) text += transactions(*evaluation.transactions, language);
  if (evaluation.attacks) text += attacks(*evaluation.attacks, language);
  text += accepted(evaluation.accepted_attacks);
  if (evaluation.examination) text += examination(*evaluation.examination, language);
  for (const evaluation::JudgedLimit& limit : evaluation.limits) {
    text += fmt::format("{}: {} [{:.4g}, {:.4g}]{}{}\n", core::label_of(limit.verdict).in(language),
                        limit.limit.text, limit.interval.low, limit.interval.high,
                        limit.subject.empty() ? "" : " " + limit.subject,
                        guard(limit.support, language));
  }
  text += fmt::format(
      "{}: {}\n", Text{"verdict", "判定"}.in(language),
      evaluation::verdict_text(evaluation.verdict, !evaluation.limits.empty()).in(language));
  return text;
}

}  // namespace madoguchi::apps
