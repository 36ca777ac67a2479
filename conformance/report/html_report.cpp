// SPDX-License-Identifier: Apache-2.0
#include "conformance/report/html_report.hpp"

#include "conformance/report/base64.hpp"
#include "conformance/report/embedded.hpp"
#include "conformance/report/html_matrix.hpp"
#include "conformance/report/html_scenario.hpp"
#include "conformance/report/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace madoguchi::conformance::report {
namespace {

constexpr std::array<Outcome, 7> all_outcomes{
    Outcome::fail,           Outcome::error,   Outcome::inconclusive, Outcome::pass,
    Outcome::not_applicable, Outcome::skipped, Outcome::not_run};

/// The run in one sentence.
std::string headline(const Totals& totals, Outcome outcome) {
  const std::size_t all = totals.all();
  switch (outcome) {
    case Outcome::pass:
      return both(fmt::format("All {} applicable scenarios passed", totals.pass),
                  fmt::format("対象の{}シナリオすべてに合格", totals.pass));
    case Outcome::fail:
      return both(fmt::format("{} of {} scenarios failed", totals.fail, all) +
                      (totals.error > 0 ? fmt::format(", {} ended in an error", totals.error) : ""),
                  fmt::format("{}シナリオ中{}件が不合格", all, totals.fail) +
                      (totals.error > 0 ? fmt::format("、{}件が実行エラー", totals.error) : ""));
    case Outcome::error:
      return both(fmt::format("{} of {} scenarios ended in an error of the run", totals.error, all),
                  fmt::format("{}シナリオ中{}件が実行エラー", all, totals.error));
    case Outcome::inconclusive:
      return both(
          fmt::format("No failure, but {} of {} scenarios could not be decided",
                      totals.inconclusive, all),
          fmt::format("不合格はないが、{}シナリオ中{}件は判定できない", all, totals.inconclusive));
    default:
      return both(fmt::format("Incomplete: {} of {} scenarios did not run", totals.not_run, all),
                  fmt::format("未完了: {}シナリオ中{}件が未実行", all, totals.not_run));
  }
}

std::string tiles(const Totals& totals) {
  std::string markup;
  for (const Outcome outcome : all_outcomes) {
    const bool always = outcome == Outcome::pass || outcome == Outcome::fail ||
                        outcome == Outcome::inconclusive || outcome == Outcome::error;
    const std::size_t count = totals.of(outcome);
    if (count == 0 && !always) continue;
    markup += fill(fragment("tile"), {{"outcome", outcome_name(outcome)},
                                      {"zero", count == 0 ? " zero" : ""},
                                      {"count", std::to_string(count)},
                                      {"shape", outcome_shape(outcome)},
                                      {"label", outcome_label(outcome)}});
  }
  return markup;
}

std::string share(const Totals& totals) {
  std::string markup;
  for (const Outcome outcome : all_outcomes) {
    if (totals.of(outcome) == 0) continue;
    markup += fmt::format("<i class=\"o-{}\" style=\"flex:{}\"></i>", outcome_name(outcome),
                          totals.of(outcome));
  }
  return markup;
}

std::string fact(const std::string& heading, const std::string& value) {
  return value.empty() ? "" : fill(fragment("fact"), {{"name", heading}, {"value", value}});
}

std::string facts(const RunReport& report) {
  const RunInfo& info = report.info;
  const core::Text mode = core::label_of(info.mode);
  std::string defects;
  for (const std::string& defect : info.defects) defects += (defects.empty() ? "" : ", ") + defect;
  std::chrono::nanoseconds counter{0};
  for (const auto& result : report.results) counter += result.counter_duration;
  return fact(both("System under test", "試験対象"), html_text(info.system)) +
         fact(both("Profile", "プロファイル"), html_text(info.profile)) +
         fact(both("Mode", "モード"), both(mode.en, mode.ja)) +
         fact(both("Seed", "シード"), std::to_string(info.seed)) +
         fact(both("Started", "開始"), utc_text(info.started_at)) +
         fact(both("Duration", "所要時間"),
              html_text(short_duration(info.wall_duration)) + " " +
                  both(fmt::format("({} at the counter)", short_duration(counter)),
                       fmt::format("（窓口の時計で{}）", short_duration(counter)))) +
         fact(both("Selection", "選択"), html_text(info.selection)) +
         fact(both("Defects switched on", "有効にした欠陥"), html_text(defects));
}

std::string attention(const RunReport& report) {
  constexpr std::size_t limit = 12;
  std::string rows;
  std::size_t count = 0;
  for (const Outcome outcome : {Outcome::fail, Outcome::error, Outcome::inconclusive}) {
    for (const auto& result : report.results) {
      if (outcome_of(result) != outcome || ++count > limit) continue;
      rows += fill(fragment("attention_row"),
                   {{"outcome", outcome_name(outcome)},
                    {"element", scenario_element(result)},
                    {"shape", outcome_shape(outcome)},
                    {"verdict", outcome_label(outcome)},
                    {"title", both(result.title)},
                    {"cause", html_text(result.cause)},
                    {"place", result.cause_place ? html_text(place_text(*result.cause_place))
                                                 : html_text(result.file)}});
    }
  }
  if (rows.empty()) return {};
  return fill(fragment("attention"),
              {{"heading", both("Needs attention", "要確認")}, {"rows", rows}});
}

std::size_t covered_in(const requirements::Coverage& coverage) {
  return static_cast<std::size_t>(
      std::count_if(coverage.rows.begin(), coverage.rows.end(),
                    [](const auto& row) { return !row.scenarios.empty(); }));
}

/// The catalogues that the scenarios of this run name; the first if they name none.
requirements::Catalogues touched(const requirements::Catalogues& catalogues,
                                 const RunReport& report) {
  requirements::Catalogues some;
  for (const requirements::Catalogue* catalogue : catalogues) {
    if (covered_in(coverage_of_run(*catalogue, report)) > 0) some.push_back(catalogue);
  }
  if (some.empty() && !catalogues.empty()) some.push_back(catalogues.front());
  return some;
}

std::string matrix_lead(const requirements::Catalogues& catalogues, const RunReport& report) {
  std::size_t covered = 0;
  std::size_t all = 0;
  for (const requirements::Catalogue* catalogue : catalogues) {
    covered += covered_in(coverage_of_run(*catalogue, report));
    all += catalogue->clauses.size();
  }
  return both(fmt::format("{} of {} clauses are exercised by this run.", covered, all),
              fmt::format("{}要件のうち{}件をこの実行で確認した。", all, covered));
}

std::string conditions(const RunReport& report) {
  const RunInfo& info = report.info;
  std::string rows;
  const auto row = [&rows](const std::string& heading, const std::string& value) {
    if (!value.empty()) rows += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", heading, value);
  };
  row(both("Program", "プログラム"), html_text(info.program + " " + info.version));
  row(both("Processor", "プロセッサ"),
      html_text(fmt::format("{} × {}", info.machine.cpu, info.machine.cores)));
  row(both("Kernel", "カーネル"), html_text(info.machine.kernel));
  row(both("Jobs", "並列数"), std::to_string(info.jobs));
  row(both("Scenarios planned", "予定シナリオ数"), std::to_string(info.planned));
  if (info.interrupted) row(both("Interrupted", "中断"), both("yes", "あり"));
  for (const InputDigest& input : info.inputs) {
    row(html_text(input.name), "<code>sha256 " + html_text(input.sha256) + "</code>");
  }
  for (const auto& result : report.results) {
    if (result.file_sha256.empty() || result.repetition > 0) continue;
    row(html_text(result.file), "<code>sha256 " + html_text(result.file_sha256) + "</code>");
  }
  return "<table class=\"conditions\"><tbody>\n" + rows + "</tbody></table>";
}

std::string filter_switches() {
  std::string markup;
  for (const Outcome outcome : all_outcomes) {
    markup += fmt::format(
        "<input class=\"switch\" type=\"checkbox\" id=\"show-{0}\" aria-label=\"{0}\" checked>\n",
        outcome_name(outcome));
  }
  return markup;
}

std::string filters(const Totals& totals) {
  std::string markup;
  for (const Outcome outcome : all_outcomes) {
    if (totals.of(outcome) == 0) continue;
    markup += fmt::format("<label class=\"o-{0}\" for=\"show-{0}\">{1} {2} {3}</label>",
                          outcome_name(outcome), outcome_shape(outcome), outcome_label(outcome),
                          totals.of(outcome));
  }
  return markup;
}

std::string picture_definitions(const PictureStore& pictures) {
  std::string markup;
  for (const auto& [digest, picture] : pictures.all()) {
    if (picture.small.empty()) continue;
    const bool png = picture.small[0] == 0x89;
    markup += fill(fragment("picture_definition"), {{"digest", digest},
                                                    {"width", std::to_string(picture.width)},
                                                    {"height", std::to_string(picture.height)},
                                                    {"type", png ? "image/png" : "image/jpeg"},
                                                    {"data", base64(picture.small)}});
  }
  return markup;
}

}  // namespace

std::string write_html(const RunReport& report, const requirements::Catalogues& catalogues,
                       const PictureStore& pictures, core::Language language) {
  const Totals totals = report.totals();
  const Outcome outcome = overall(totals);
  const bool japanese = language == core::Language::japanese;
  const RunInfo& info = report.info;
  std::string scenarios;
  for (const auto& result : report.results) scenarios += html_scenario(result, pictures);
  const requirements::Catalogues named = touched(catalogues, report);
  std::string matrices;
  for (const requirements::Catalogue* one : named) matrices += html_matrix(*one, report);
  return fill(
      embedded_file("page.html"),
      {{"language", japanese ? "ja" : "en"},
       {"english", japanese ? "" : " checked"},
       {"japanese", japanese ? " checked" : ""},
       {"generator", html_text(info.program + " " + info.version)},
       {"page_title", html_text(fmt::format("{} – {}", core::label_of(outcome).in(language),
                                            info.system.empty() ? info.program : info.system))},
       {"css", std::string(embedded_file("report.css"))},
       {"script", std::string(embedded_file("report.js"))},
       {"filter_switches", filter_switches()},
       {"nav_summary", both("Summary", "概要")},
       {"nav_requirements", both("Requirements", "要件")},
       {"nav_scenarios", both("Scenarios", "シナリオ")},
       {"nav_conditions", both("Conditions", "条件")},
       {"theme_auto", both("Auto", "自動")},
       {"outcome", outcome_name(outcome)},
       {"shape", outcome_shape(outcome)},
       {"kicker", outcome_label(outcome)},
       {"headline", headline(totals, outcome)},
       {"subject", both("Patient check-in with My Number cards: ",
                        "マイナンバーカードによる受付の適合性試験: ") +
                       html_text(info.system)},
       {"tiles", tiles(totals)},
       {"share", share(totals)},
       {"facts", facts(report)},
       {"attention", attention(report)},
       {"requirements_heading", both("Requirements", "要件")},
       {"requirements_lead", matrix_lead(named, report)},
       {"matrix", matrices},
       {"scenarios_heading", both("Scenarios", "シナリオ")},
       {"filters", filters(totals)},
       {"search_hint", japanese ? "検索" : "Search"},
       {"open_all", both("Open all", "すべて開く")},
       {"close_all", both("Close all", "すべて閉じる")},
       {"scenarios", scenarios},
       {"conditions_heading", both("Conditions of the run", "実行条件")},
       {"conditions", conditions(report)},
       {"footer",
        html_text(fmt::format("{} {}, {}", info.program, info.version, utc_text(info.started_at)))},
       {"pictures", picture_definitions(pictures)}});
}

}  // namespace madoguchi::conformance::report
