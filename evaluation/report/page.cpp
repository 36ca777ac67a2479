// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/page.hpp"

#include "conformance/report/html_text.hpp"
#include "evaluation/evaluation.hpp"
#include "evaluation/report/disagreement_report.hpp"
#include "evaluation/report/embedded.hpp"
#include "evaluation/report/examination_report.hpp"
#include "evaluation/report/plots.hpp"
#include "evaluation/report/presentation_tables.hpp"
#include "evaluation/report/tables.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;
using conformance::report::html_text;
using core::Language;
using core::Text;

class Page {
 public:
  Page(const json::object& document, Language language)
      : document_(document), language_(language) {}

  std::string text() const {
    std::string body = head();
    const json::array& limits = document_.at("limits").as_array();
    if (!limits.empty()) {
      body += section({"Limits", "上限"}, limits_table(limits, language_));
    }
    if (const auto* examination = part("comparator_under_test")) {
      body += section({"Comparator under test", "被試験照合ライブラリ"},
                      examination_text(*examination, language_));
    }
    if (const auto* figures = part("one_to_one")) body += one_to_one(*figures);
    if (const auto* figures = part("disagreement")) {
      body += section({"Where two comparators disagree", "2つの照合器の判定の違い"},
                      disagreement_text(*figures, language_));
    }
    if (const auto* figures = part("one_to_many")) body += one_to_many(*figures);
    if (const json::value* figures = document_.if_contains("lost_frames")) {
      body += section({"Frames that gave nothing", "照合できなかったフレーム"},
                      lost_frames_table(figures->as_array(), language_));
    }
    if (const auto* figures = part("transactions")) {
      body +=
          section({"Transactions", "取引（複数回の試行）"}, transactions_text(*figures, language_));
    }
    if (const auto* figures = part("attack_detection")) body += attacks(*figures);
    if (const json::value* figures = document_.if_contains("accepted_attacks")) {
      body += section({"Attacks that were accepted", "受け入れられた攻撃"},
                      accepted_attacks_text(figures->as_array(), language_));
    }
    if (const auto* figures = part("template_times")) {
      body +=
          section({"Time for a template", "特徴量の抽出時間"}, times_table(*figures, language_));
    }
    body += section({"What was evaluated", "評価の対象"}, provenance_table(document_, language_));
    body += section({"How to read it", "読み方"}, "<p>" + say(definitions) + "</p>");
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        "<title>{}</title><style>{}</style></head><body><main>{}</main></body></html>\n",
        language_ == Language::japanese ? "ja" : "en", title(), embedded_file("evaluation.css"),
        body);
  }

 private:
  static constexpr Text definitions{
      "A score at or above the threshold is a match. FMR: non-mated comparisons that match; FNMR: "
      "mated comparisons that do not (ISO/IEC 19795-1). The threshold for a FMR is the smallest at "
      "which no larger share of these non-mated scores matches. Intervals hold 95%, two-sided; "
      "Clopper-Pearson and Wilson take comparisons as independent, the bootstrap draws whole "
      "subjects. A threshold chosen on these data is not calibrated for other data, nor for groups "
      "that are not in them.",
      "スコアがしきい値以上のとき一致とします。FMR は非本人同士の比較のうち一致したもの、FNMR "
      "は本人同士の比較のうち一致しなかったものの割合です (ISO/IEC 19795-1)。ある FMR "
      "のしきい値は、このデータの非本人スコアで一致する割合がそれを超えない最小の値です。区間は両側"
      "95%。Clopper-Pearson と Wilson "
      "は比較の独立を仮定し、ブートストラップは人単位で再抽出します。"
      "このデータで選んだしきい値は、ほかのデータや、含まれていない群に対して較正されたものではあり"
      "ません。"};

  std::string say(Text text) const { return html_text(text.in(language_)); }

  std::string title() const {
    return say({"Face evaluation", "顔照合の評価"}) + ": " +
           html_text(std::string_view(document_.at("data").at("name").as_string()));
  }

  const json::object* part(std::string_view name) const {
    const json::value* value = document_.if_contains(name);
    return value == nullptr ? nullptr : &value->as_object();
  }

  std::string section(Text heading, const std::string& content) const {
    return "<section><h2>" + say(heading) + "</h2>" + content + "</section>";
  }

  std::string head() const {
    const std::string_view name = document_.at("verdict").as_string();
    const auto verdict = core::value_of<LimitVerdict>(name);
    if (!verdict) throw std::invalid_argument("\"verdict\" is no verdict");
    return fmt::format("<header><h1>{}</h1><span class=\"verdict {}\">{}</span></header>", title(),
                       core::name_of(*verdict),
                       say(verdict_text(*verdict, !document_.at("limits").as_array().empty())));
  }

  static std::string card(const std::string& name, const std::string& value,
                          const std::string& more) {
    return fmt::format(
        "<div class=\"card\"><div class=\"name\">{}</div><div class=\"value\">{}"
        "</div><div class=\"more\">{}</div></div>",
        name, value, more);
  }

  static std::string rate_card(const std::string& name, const json::object& share) {
    const auto bounds = share.at("clopper_pearson").as_array();
    const auto trials = share.at("trials").to_number<std::uint64_t>();
    return card(name, trials == 0 ? "–" : percent(share.at("rate").to_number<double>()),
                fmt::format("{} / {}<br>{} – {}", share.at("errors").to_number<std::uint64_t>(),
                            trials, percent(bounds.at(0).to_number<double>()),
                            percent(bounds.at(1).to_number<double>())));
  }

  /// By subject, where subjects are known; files of earlier versions have none.
  static std::string eer_bounds(const json::object& eer) {
    std::string text = fmt::format("FMR {}<br>FNMR {}", percent(eer.at("fmr").to_number<double>()),
                                   percent(eer.at("fnmr").to_number<double>()));
    const json::value* bounds = eer.if_contains("bootstrap_by_subject");
    if (bounds == nullptr || bounds->is_null()) return text;
    return text + fmt::format("<br>{} – {}", percent(bounds->at(0).to_number<double>()),
                              percent(bounds->at(1).to_number<double>()));
  }

  std::string cards(const json::object& figures) const {
    std::string text;
    if (!figures.at("eer").is_null()) {
      const json::object& eer = figures.at("eer").as_object();
      text += card("EER", percent(eer.at("rate").to_number<double>()), eer_bounds(eer));
    }
    for (const json::value& value : figures.at("points").as_array()) {
      const json::object& point = value.as_object();
      if (point.at("support").as_string() != "sufficient" || point.at("fmr_asked").is_null()) {
        continue;
      }
      text += rate_card("FNMR @ FMR " + percent(point.at("fmr_asked").to_number<double>()),
                        point.at("fnmr").as_object());
    }
    text += rate_card("FTE", figures.at("fte").as_object());
    text += rate_card("FTA", figures.at("fta").as_object());
    return "<div class=\"cards\">" + text + "</div>";
  }

  std::string one_to_one(const json::object& figures) const {
    const auto count = [&](const char* name) {
      return figures.at(name).to_number<std::uint64_t>();
    };
    std::string content = fmt::format(
        "<p>{} {}, {} {}, {} {}.</p>", count("mated"),
        say({"mated comparisons", "件の本人同士の比較"}), count("non_mated"),
        say({"non-mated comparisons", "件の非本人同士の比較"}), say({"subjects:", "人数:"}),
        count("subjects") == 0 ? say({"unknown", "不明"}) : std::to_string(count("subjects")));
    content += cards(figures);
    content +=
        "<div class=\"pair\"><figure>" + det_plot(figures, language_) + "<figcaption>" +
        say({"DET curve on normal-deviate axes.", "DET 曲線（正規偏差軸）"}) +
        "</figcaption></figure><figure>" +
        histogram_plot(figures.at("histogram").as_object(), figures.at("points").as_array(),
                       {"mated", "本人同士"}, {"non-mated", "非本人同士"}, language_) +
        "<figcaption>" +
        say({"Scores; lines are thresholds for a FMR.", "スコアの分布。線は各 FMR のしきい値"}) +
        "</figcaption></figure></div>";
    content += points_table(figures, language_);
    std::string text = section({"One-to-one comparison", "1対1照合"}, content);
    text += section({"With failures to enrol and to acquire", "登録・取得の失敗を含めた率"},
                    failures_table(figures, language_));
    const std::string groups = group_tables(figures, language_);
    if (!groups.empty()) text += section({"By group", "群ごと"}, groups);
    return text;
  }

  std::string one_to_many(const json::object& figures) const {
    const auto count = [&](const char* name) {
      return figures.at(name).to_number<std::uint64_t>();
    };
    return section(
        {"One-to-many search", "1対多識別"},
        fmt::format("<p>{}: {}. {}: {}. {}: {}.</p>", say({"Gallery", "登録数"}), count("gallery"),
                    say({"Searches", "検索数"}), count("searches"),
                    say({"Not searched for want of a template", "特徴量がなく検索できなかった数"}),
                    count("without_template")) +
            "<div class=\"pair\">" + search_table(figures, language_) + "<figure>" +
            cmc_plot(figures, language_) + "<figcaption>" +
            say({"Cumulative match characteristic.", "CMC 曲線"}) + "</figcaption></figure></div>");
  }

  std::string attacks(const json::object& figures) const {
    return section({"Presentation attack detection", "提示型攻撃検知"},
                   "<figure class=\"half\">" +
                       histogram_plot(figures.at("histogram").as_object(), {},
                                      {"bona fide", "正当な提示"}, {"attacks", "攻撃"}, language_) +
                       "</figure>" + attack_tables(figures, language_));
  }

  const json::object& document_;
  Language language_;
};

}  // namespace

core::Result<std::string> page(const json::value& document, Language language) {
  try {
    if (!document.is_object()) throw std::invalid_argument("not an object");
    return Page(document.get_object(), language).text();
  } catch (const std::exception& problem) {
    return core::fail(core::Errc::malformed_data,
                      fmt::format("evaluation.json was expected: {}", problem.what()));
  }
}

}  // namespace madoguchi::evaluation::report
