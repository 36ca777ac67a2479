// SPDX-License-Identifier: Apache-2.0
// One word for how a scenario ended: the disposition decided before the run, or its verdict.
#pragma once

#include "scenario/results.hpp"

#include <span>

namespace madoguchi::conformance::report {

enum class Outcome { pass, inconclusive, fail, error, not_applicable, skipped, not_run };

/// The word for one result; a scenario without a verdict counts as not run.
constexpr Outcome outcome_of(scenario::Disposition disposition, scenario::Verdict verdict) {
  using scenario::Disposition;
  using scenario::Verdict;
  if (disposition == Disposition::not_applicable) return Outcome::not_applicable;
  if (disposition == Disposition::skipped) return Outcome::skipped;
  switch (verdict) {
    case Verdict::none:
      return Outcome::not_run;
    case Verdict::pass:
      return Outcome::pass;
    case Verdict::inconclusive:
      return Outcome::inconclusive;
    case Verdict::fail:
      return Outcome::fail;
    case Verdict::error:
      return Outcome::error;
  }
  return Outcome::error;
}

inline Outcome outcome_of(const scenario::ScenarioResult& result) {
  return outcome_of(result.disposition, result.verdict);
}

/// A shape that tells outcomes apart without colour.
constexpr std::string_view shape_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "✔";
    case Outcome::inconclusive:
      return "▲";
    case Outcome::fail:
      return "✖";
    case Outcome::error:
      return "■";
    case Outcome::not_applicable:
      return "–";
    case Outcome::skipped:
      return "○";
    case Outcome::not_run:
      return "·";
  }
  return "?";
}

/// How many scenarios ended how.
struct Totals {
  std::size_t pass = 0;
  std::size_t inconclusive = 0;
  std::size_t fail = 0;
  std::size_t error = 0;
  std::size_t not_applicable = 0;
  std::size_t skipped = 0;
  std::size_t not_run = 0;

  std::size_t& of(Outcome outcome);
  std::size_t of(Outcome outcome) const { return const_cast<Totals&>(*this).of(outcome); }
  std::size_t all() const {
    return pass + inconclusive + fail + error + not_applicable + skipped + not_run;
  }
};

/// Counts results; planned scenarios without a result count as not run.
Totals totals_of(std::span<const scenario::ScenarioResult> results, std::size_t planned = 0);

/// The banner of a run, in step with the exit code: fail before error (an error says nothing about
/// the system under test), then inconclusive, then not_run when incomplete, else pass.
Outcome overall(const Totals& totals);

constexpr auto enum_names(std::type_identity<Outcome>) {
  using enum Outcome;
  return std::to_array<core::EnumName<Outcome>>({
      {pass, "pass", {"pass", "合格"}},
      {inconclusive, "inconclusive", {"inconclusive", "判定不能"}},
      {fail, "fail", {"fail", "不合格"}},
      {error, "error", {"error", "実行エラー"}},
      {not_applicable, "not_applicable", {"not applicable", "対象外"}},
      {skipped, "skipped", {"skipped", "未実施"}},
      {not_run, "not_run", {"not run", "未実行"}},
  });
}

}  // namespace madoguchi::conformance::report
