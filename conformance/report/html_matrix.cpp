// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/html_matrix.hpp"

#include "conformance/report/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::conformance::report {
namespace {

using requirements::Clause;
using requirements::CoverageRow;

/// Larger is worse; outcomes without a verdict come before pass.
int badness(Outcome outcome) {
  switch (outcome) {
    case Outcome::not_run:
      return 0;
    case Outcome::not_applicable:
      return 1;
    case Outcome::skipped:
      return 2;
    case Outcome::pass:
      return 3;
    case Outcome::inconclusive:
      return 4;
    case Outcome::fail:
      return 5;
    case Outcome::error:
      return 6;
  }
  return 6;
}

Outcome worse_of(Outcome a, Outcome b) { return badness(a) >= badness(b) ? a : b; }

std::string chip(const std::string& id, const RunReport& report) {
  const Outcome outcome = outcome_of_id(id, report);
  return fill(fragment("chip"), {{"outcome", std::string(core::name_of(outcome))},
                                 {"element", element_id(id)},
                                 {"title", html_text(core::label_of(outcome).en)},
                                 {"shape", std::string(shape_of(outcome))},
                                 {"id", html_text(id)}});
}

std::string verdict_words(const CoverageRow& row, Outcome outcome) {
  if (!row.scenarios.empty()) {
    const core::Text label = core::label_of(outcome);
    return both(label.en, label.ja);
  }
  return row.clause->not_tested_reason ? both("not testable", "試験対象外")
                                       : both("not covered", "未網羅");
}

std::string clause_row(const CoverageRow& row, const RunReport& report) {
  const Clause& clause = *row.clause;
  const Outcome outcome = clause_outcome(row, report);
  const core::Text level = core::label_of(clause.level);
  std::string chips;
  for (const std::string& id : row.scenarios) chips += chip(id, report);
  std::string note;
  if (clause.not_tested_reason) {
    note = fmt::format("<span class=\"note\">{}</span>", both(*clause.not_tested_reason));
  }
  return fill(fragment("clause"), {{"outcome", std::string(core::name_of(outcome))},
                                   {"element", element_id(clause.id)},
                                   {"id", html_text(clause.id)},
                                   {"place", html_text(clause.place)},
                                   {"shape", std::string(shape_of(outcome))},
                                   {"verdict", verdict_words(row, outcome)},
                                   {"level", both(level.en, level.ja)},
                                   {"text", both(clause.text)},
                                   {"note", note},
                                   {"chips", chips}});
}

/// Scenarios may name ids that the catalogue does not know: said, not hidden.
std::string unknown_note(const requirements::Coverage& coverage) {
  if (coverage.unknown.empty()) return {};
  std::string ids;
  for (const auto& unknown : coverage.unknown) {
    ids += fmt::format("{}{} ({})", ids.empty() ? "" : ", ", unknown.id, unknown.scenario);
  }
  return fmt::format("<p class=\"lead\">{}: {}</p>",
                     both("Not in the catalogue", "要件一覧にないID"), html_text(ids));
}

}  // namespace

Outcome outcome_of_id(const std::string& id, const RunReport& report) {
  Outcome outcome = Outcome::not_run;
  for (const auto& result : report.results) {
    if (result.id == id) outcome = worse_of(outcome_of(result), outcome);
  }
  return outcome;
}

Outcome clause_outcome(const CoverageRow& row, const RunReport& report) {
  Outcome outcome = Outcome::not_run;
  for (const std::string& id : row.scenarios)
    outcome = worse_of(outcome_of_id(id, report), outcome);
  return outcome;
}

requirements::Coverage coverage_of_run(const requirements::Catalogue& catalogue,
                                       const RunReport& report) {
  std::vector<requirements::ScenarioClauses> scenarios;
  for (const auto& result : report.results) scenarios.push_back({result.id, result.requirements});
  return requirements::coverage_of(catalogue, scenarios);
}

std::string html_matrix(const requirements::Catalogue& catalogue, const RunReport& report) {
  const requirements::Coverage coverage = coverage_of_run(catalogue, report);
  std::string rows;
  for (const CoverageRow& row : coverage.rows) rows += clause_row(row, report);
  return fill(fragment("matrix"), {{"title", both(catalogue.title)},
                                   {"source", both(catalogue.source)},
                                   {"id", both("Clause", "要件")},
                                   {"result", both("Result", "結果")},
                                   {"text", both("What it asks", "内容")},
                                   {"scenarios", both("Scenarios", "シナリオ")},
                                   {"rows", rows}}) +
         unknown_note(coverage);
}

}  // namespace madoguchi::conformance::report
