// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/figures_table.hpp"

#include "evaluation/report/figures_cells.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;
using core::Language;
using core::Text;

double number(const json::value& value) { return value.to_number<double>(); }

class Table {
 public:
  Table(const json::object& figures, Language language)
      : figures_(figures),
        comparators_(figures.at("comparators").as_array()),
        language_(language) {}

  std::string text() {
    head();
    row({"EER", "EER"}, equal_error());
    row({"FNMR at FMR ≤ 1 %", "FNMR（FMR ≤ 1 %）"}, fnmr_at(0.01));
    row({"FNMR at FMR ≤ 0.1 %", "FNMR（FMR ≤ 0.1 %）"}, fnmr_at(0.001));
    row({"FMR at the calibrated threshold", "較正しきい値での FMR"}, at_own_threshold("fmr"));
    row({"FNMR at the calibrated threshold", "較正しきい値での FNMR"}, at_own_threshold("fnmr"));
    row({"d′", "d′"}, separation("d_prime", nullptr));
    row({"mated scores, mean ± sd", "本人スコアの平均 ± 標準偏差"},
        separation("mated_mean", "mated_deviation"));
    row({"non-mated scores, mean ± sd", "非本人スコアの平均 ± 標準偏差"},
        separation("non_mated_mean", "non_mated_deviation"));
    row({"frontal frames without a detected face", "顔を検出できない正面フレーム"}, not_detected());
    row({"FTE (photographs)", "FTE（写真）"}, one_to_one_share("fte"));
    row({"FTA (frames)", "FTA（フレーム）"}, one_to_one_share("fta"));
    row({"FRR (transactions)", "FRR（取引）"}, transactions("frr"));
    row({"FAR (transactions)", "FAR（取引）"}, transactions("far"));
    row({"FNIR at FPIR ≤ 10 %, rank 1", "FNIR（FPIR ≤ 10 %、1位）"}, fnir_at(0.1));
    row({"FNIR at FPIR ≤ 1 %, rank 1", "FNIR（FPIR ≤ 1 %、1位）"}, fnir_at(0.01));
    row({"BPCER", "BPCER"}, bpcer());
    for (const std::string& species : species_of(comparators_)) {
      row({"APCER, ", "APCER、"}, apcer(species), species);
    }
    for (const std::string& species : species_of(comparators_)) {
      row({"attack accepted (IAPAR), ", "攻撃の受入れ (IAPAR)、"}, accepted(species), species);
    }
    for (const char* column : {"age", "appearance", "skin tone", "lighting", "glasses", "mask"}) {
      row({"FNMR at FMR ≤ 1 %, worst / best by ", "FNMR（FMR ≤ 1 %）最大 / 最小、群: "},
          by_group(column), column);
    }
    disagreement();
    note();
    return std::move(text_);
  }

 private:
  std::string say(Text text) const { return std::string(text.in(language_)); }

  void head() {
    text_ = "| |";
    std::string line = "| --- |";
    for (const json::value& one : comparators_) {
      text_ += fmt::format(" `{}` |", std::string_view(one.at("recipe").as_string()));
      line += " --- |";
    }
    text_ += "\n" + line + "\n";
  }

  void row(Text name, const Cell& cell, const std::string& more = {}) {
    std::string cells;
    bool any = false;
    for (const json::value& one : comparators_) {
      const std::string content = cell(one.at("evaluation").as_object());
      any = any || !content.empty();
      cells += fmt::format(" {} |", content.empty() ? "–" : content);
    }
    if (any) text_ += fmt::format("| {}{} |{}\n", say(name), more, cells);
  }

  void disagreement() {
    const json::value* both = figures_.if_contains("disagreement");
    if (both == nullptr) return;
    const auto differ = [&](const char* kind) {
      const json::object& all = both->at(kind).as_object();
      const auto count = [&](const char* name) { return number(all.at(name)); };
      const double apart = count("only_first") + count("only_second");
      return short_percent(apart / (apart + count("both") + count("neither")));
    };
    text_ += fmt::format(
        "| {} | {} | {} |\n",
        say({"decisions in which the two differ, each at its FMR ≤ 0.1 %: mated, non-mated",
             "両者の判定が異なる割合（各 FMR ≤ 0.1 %）: 本人、非本人"}),
        differ("mated"), differ("non_mated"));
  }

  void note() {
    const json::object& all = figures_.at("population").as_object();
    const auto count = [&](const char* name) { return all.at(name).to_number<std::uint64_t>(); };
    std::string scenes;
    for (const json::value& one : all.at("scenes").as_array()) {
      scenes += (scenes.empty() ? "" : ", ") + std::string(one.as_string());
    }
    std::string calibrations;
    for (const json::value& one : comparators_) {
      const json::value& calibration = one.at("evaluation").at("comparator").at("calibration");
      calibrations += fmt::format("{}`{}`", calibrations.empty() ? "" : ", ",
                                  std::string_view(calibration.at("name").as_string()));
    }
    text_ += fmt::format(
        fmt::runtime(say(
            {"\n{} drawn people from number {}, scenes: {}; {} presentation(s) of {} frames in "
             "each "
             "scene; attacks by {} of them. Calibrations, made on other people: {}. In brackets: "
             "95 % interval in per cent (Clopper–Pearson, widened by the bootstrap by subject; "
             "of the EER the bootstrap alone) and errors/trials. † too few trials to support the "
             "rate. Pixels: "
             "{}. These are rates of drawn people and of nothing else.\n",
             "\n描画した{}人（{}番から）。場面: {}。場面ごとに{}回、各{}フレーム。攻撃はうち{}人。"
             "較正（別の人で作成）: {}。括弧内は95%区間（%、Clopper–Pearson "
             "を人単位ブートストラップで"
             "広げたもの。EER はブートストラップのみ）と誤り/試行数。† 試行数不足。画素の版: {}。"
             "描画した人に対する率であり、それ以外については何も示しません。\n"})),
        count("people"), count("first"), scenes, count("attempts"), count("frames"),
        count("attackers") == 0 ? count("people") : count("attackers"), calibrations,
        std::string_view(all.at("media").as_string()));
  }

  const json::object& figures_;
  const json::array& comparators_;
  Language language_;
  std::string text_;
};

core::Error without_markers() {
  return core::fail(core::Errc::malformed_data,
                    fmt::format("the lines {} and {} were expected", table_begin, table_end));
}

}  // namespace

core::Result<std::string> figures_table(const json::value& figures, Language language) {
  try {
    return Table(figures.as_object(), language).text();
  } catch (const std::exception& problem) {
    return core::fail(core::Errc::malformed_data,
                      fmt::format("figures.json was expected: {}", problem.what()));
  }
}

core::Result<std::string> with_table(std::string_view document, std::string_view table) {
  const std::size_t begin = document.find(table_begin);
  const std::size_t end = document.find(table_end);
  if (begin == document.npos || end == document.npos || end < begin) return without_markers();
  const std::size_t after = begin + table_begin.size();
  return fmt::format("{}\n\n{}\n{}", document.substr(0, after), table, document.substr(end));
}

core::Result<std::string> table_in(std::string_view document) {
  const std::size_t begin = document.find(table_begin);
  const std::size_t end = document.find(table_end);
  if (begin == document.npos || end == document.npos || end < begin) return without_markers();
  const std::size_t after = begin + table_begin.size();
  std::string_view table = document.substr(after, end - after);
  while (table.starts_with('\n')) table.remove_prefix(1);
  while (table.ends_with("\n\n")) table.remove_suffix(1);
  return std::string(table);
}

}  // namespace madoguchi::evaluation::report
