// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/tables.hpp"

#include "conformance/report/html_text.hpp"
#include "evaluation/limit.hpp"
#include "evaluation/one_to_one.hpp"
#include "evaluation/report/markup.hpp"
#include "evaluation/report/plots.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <cctype>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;
using conformance::report::html_text;
using core::Language;
using core::Text;

std::string text_of(const json::value& value) {
  return html_text(std::string_view(value.as_string()));
}

std::string guard(const json::object& object, Language language) {
  const auto support = core::value_of<Support>(std::string_view(object.at("support").as_string()));
  if (!support || *support == Support::sufficient) return {};
  return fmt::format("<div class=\"guard\">{}</div>",
                     html_text(core::label_of(*support).in(language)));
}

/// A mark beside counts that say little.
std::string few(const json::object& share, Language language) {
  const auto trials = share.at("trials").to_number<std::uint64_t>();
  if (trials == 0 || trials >= 30) return {};
  return fmt::format("<div class=\"guard\">{}</div>",
                     Text{"fewer than 30", "30件未満"}.in(language));
}

std::string ratio(const json::value& value) {
  return value.is_null() ? "–" : fmt::format("{:.3g}", number(value));
}

std::string point_name(const json::object& point, Language language) {
  if (!point.at("fmr_asked").is_null()) return "FMR ≤ " + percent(number(point.at("fmr_asked")));
  return fmt::format("{} {:.6g}", Text{"threshold", "しきい値"}.in(language),
                     number(point.at("threshold_asked")));
}

const json::object* first_supported(const json::object& one_to_one) {
  const json::object* fallback = nullptr;
  for (const json::value& value : one_to_one.at("points").as_array()) {
    const json::object& point = value.as_object();
    if (point.at("threshold").is_null()) continue;
    if (fallback == nullptr) fallback = &point;
    const bool supported = point.at("support").as_string() == "sufficient";
    // The strictest rate that the data support is the one people ask for.
    if (supported && !point.at("fmr_asked").is_null()) fallback = &point;
  }
  return fallback;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

/// Pictures whose file is none, each with the reason; they count as failures.
std::string unreadable_files(const json::object& data) {
  std::string lines;
  const json::value* files = data.if_contains("unreadable_files");
  if (files == nullptr) return lines;
  for (const json::value& file : files->as_array()) {
    lines +=
        "<code>" + text_of(file.at("name")) + "</code> " + text_of(file.at("problem")) + "<br>";
  }
  return lines;
}

}  // namespace

std::string share_cell(const json::object& share) {
  if (share.at("trials").to_number<std::uint64_t>() == 0) return "–";
  return fmt::format("{} <span class=\"bounds\">[{}]</span>", percent(number(share.at("rate"))),
                     interval_of(share.at("clopper_pearson")));
}

std::string group_table(const json::object& group, const GroupWords& words, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  const std::string of_misses = words.misses + "_across";
  const std::string of_matches = words.matches + "_across";
  std::string body;
  std::vector<std::pair<std::string, const json::object*>> rows;
  for (const json::value& value : group.at("values").as_array()) {
    const json::object& one = value.as_object();
    const std::string name(one.at("value").as_string());
    const json::object& misses = one.at(words.misses).as_object();
    const json::object& matches = one.at(words.matches).as_object();
    body += row("td", name.empty() ? "–" : html_text(name), share_cell(misses),
                counts_of(misses) + few(misses, language), share_cell(matches),
                counts_of(matches) + few(matches, language));
    rows.emplace_back(name.empty() ? "–" : name, &misses);
  }
  const json::object& misses = group.at(of_misses).as_object();
  const json::object& matches = group.at(of_matches).as_object();
  body += row("td", say({"across groups", "群をまたぐもの"}), share_cell(misses), counts_of(misses),
              share_cell(matches), counts_of(matches));
  body += row("td", say({"worst / best", "最大 / 最小"}),
              ratio(group.at(words.misses + "_worst_over_best")), "",
              ratio(group.at(words.matches + "_worst_over_best")), "");
  return "<h3>" + text_of(group.at("column")) + "</h3><div class=\"pair\">" +
         table(row("th", say({"group", "群"}), upper(words.misses), say({"of mated", "本人同士"}),
                   upper(words.matches), say({"of non-mated", "非本人同士"})),
               body) +
         "<figure>" + interval_plot(rows, upper(words.misses)) + "</figure></div>";
}

std::string points_table(const json::object& one_to_one, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  std::string body;
  for (const json::value& value : one_to_one.at("points").as_array()) {
    const json::object& point = value.as_object();
    const std::string name = point_name(point, language) + guard(point, language);
    if (point.at("threshold").is_null()) {
      body += row("td", name, "–", "–", "–", "–", "–", "–");
      continue;
    }
    const json::object& fmr = point.at("fmr").as_object();
    const json::object& fnmr = point.at("fnmr").as_object();
    body +=
        row("td", name, fmt::format("{:.6g}", number(point.at("threshold"))),
            fmt::format("{}<br><span class=\"bounds\">{}</span>", share_cell(fmr), counts_of(fmr)),
            fmt::format("<b>{}</b><br><span class=\"bounds\">{}</span>",
                        percent(number(fnmr.at("rate"))), counts_of(fnmr)),
            interval_of(fnmr.at("clopper_pearson")), interval_of(fnmr.at("wilson")),
            interval_of(fnmr.at("bootstrap_by_subject")));
  }
  return table(
      row("th", say({"operating point", "動作点"}), say({"threshold", "しきい値"}), "FMR", "FNMR",
          say({"95% Clopper-Pearson", "95% Clopper-Pearson"}), say({"95% Wilson", "95% Wilson"}),
          say({"95% bootstrap by subject", "95% 人単位ブートストラップ"})),
      body);
}

std::string failures_table(const json::object& one_to_one, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  std::string body;
  for (const json::value& value : one_to_one.at("points").as_array()) {
    const json::object& point = value.as_object();
    if (point.at("threshold").is_null()) continue;
    const json::object& all = point.at("with_failures").as_object();
    body += row("td", point_name(point, language), share_cell(all.at("fmr").as_object()),
                share_cell(all.at("fnmr").as_object()), percent(number(all.at("gfar"))),
                percent(number(all.at("gfrr"))));
  }
  return table(row("th", say({"operating point", "動作点"}),
                   say({"FMR of all pairs asked for", "全対に対する FMR"}),
                   say({"FNMR, no template counts as non-match", "FNMR（特徴量なしは不一致）"}),
                   "GFAR", "GFRR"),
               body);
}

std::string group_tables(const json::object& one_to_one, Language language) {
  const json::object* point = first_supported(one_to_one);
  if (point == nullptr || point->at("groups").as_array().empty()) return {};
  std::string text = fmt::format(
      "<p>{} {} ({} {:.6g}).</p>", Text{"At", "動作点:"}.in(language), point_name(*point, language),
      Text{"threshold", "しきい値"}.in(language), number(point->at("threshold")));
  for (const json::value& group : point->at("groups").as_array()) {
    if (group.at("values").as_array().size() < 2) continue;  // nothing to compare
    text += group_table(group.as_object(), {}, language);
  }
  return text;
}

std::string search_table(const json::object& one_to_many, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  std::string body;
  for (const json::value& value : one_to_many.at("points").as_array()) {
    const json::object& point = value.as_object();
    body += row("td", "FPIR ≤ " + percent(number(point.at("fpir_asked"))) + guard(point, language),
                fmt::format("{:.6g}", number(point.at("threshold"))),
                share_cell(point.at("fpir").as_object()), share_cell(point.at("fnir").as_object()));
  }
  return table(
      row("th", say({"operating point", "動作点"}), say({"threshold", "しきい値"}), "FPIR", "FNIR"),
      body);
}

std::string attack_tables(const json::object& attack_detection, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  std::string text;
  for (const json::value& value : attack_detection.at("points").as_array()) {
    const json::object& point = value.as_object();
    const bool own = point.at("apcer_asked").is_null() &&
                     attack_detection.at("own_threshold") == point.at("threshold");
    const std::string name = own ? say({"its own threshold", "検知器自身のしきい値"})
                             : point.at("apcer_asked").is_null()
                                 ? say({"given threshold", "指定しきい値"})
                                 : "APCER ≤ " + percent(number(point.at("apcer_asked")));
    std::string body =
        row("td", "BPCER", share_cell(point.at("bpcer").as_object()),
            counts_of(point.at("bpcer").as_object()), share_cell(point.at("bpnrr").as_object()));
    for (const json::value& one : point.at("species").as_array()) {
      const bool worst = one.at("species") == point.at("worst_species");
      body += row("td",
                  "APCER " + text_of(one.at("species")) +
                      (worst ? " <b>" + say({"(worst)", "（最大）"}) + "</b>" : ""),
                  share_cell(one.at("apcer").as_object()), counts_of(one.at("apcer").as_object()),
                  share_cell(one.at("apnrr").as_object()));
    }
    text += fmt::format("<h3>{} ({} {:.6g})</h3>{}", name, say({"threshold", "しきい値"}),
                        number(point.at("threshold")), guard(point, language)) +
            table(row("th", say({"rate", "率"}), "", say({"errors / presentations", "誤り / 提示"}),
                      say({"no answer", "無応答"})),
                  body);
  }
  return text;
}

std::string limits_table(const json::array& limits, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  std::string body;
  for (const json::value& value : limits) {
    const json::object& limit = value.as_object();
    const auto verdict =
        core::value_of<LimitVerdict>(std::string_view(limit.at("verdict").as_string()));
    body += row(
        "td", "<code>" + text_of(limit.at("limit")) + "</code>",
        fmt::format("<span class=\"verdict {}\">{}</span>{}", text_of(limit.at("verdict")),
                    verdict ? core::label_of(*verdict).in(language) : "", guard(limit, language)),
        share_cell(limit.at("observed").as_object()) + " " + text_of(limit.at("subject")),
        interval_of(limit.at("interval")));
  }
  return table(row("th", say({"limit", "上限"}), say({"verdict", "判定"}),
                   say({"observed", "観測値"}), say({"interval judged", "判定に用いた区間"})),
               body);
}

std::string provenance_table(const json::object& document, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  const json::object& data = document.at("data").as_object();
  std::string body =
      row("td", say({"program", "プログラム"}),
          "madoguchi " + text_of(document.at("program").at("version"))) +
      row("td", say({"data", "データ"}),
          text_of(data.at("name")) + " (" + text_of(data.at("kind")) + ")<br><code>sha256 " +
              text_of(data.at("sha256")) + "</code>") +
      row("td", say({"seed, replicates", "シード、反復数"}),
          fmt::format("{}, {}", document.at("settings").at("seed").to_number<std::uint64_t>(),
                      document.at("settings").at("replicates").to_number<std::uint64_t>()));
  if (const std::string files = unreadable_files(data); !files.empty()) {
    body += row("td",
                say({"no pictures, counted as failures to enrol and to acquire",
                     "画像として読めず、登録・取得の失敗に数えたファイル"}),
                files);
  }
  const json::value& comparator = document.at("comparator");
  if (comparator.is_null()) {
    body += row("td", say({"comparator", "照合器"}),
                say({"none: the scores were given", "なし（スコアが与えられた）"}));
    return table("", body);
  }
  const json::object& calibration = comparator.at("calibration").as_object();
  std::string networks;
  for (const json::value& network : comparator.at("networks").as_array()) {
    networks += "<code>" + text_of(network) + "</code><br>";
  }
  body +=
      row("td", say({"comparator", "照合器"}), text_of(comparator.at("name"))) +
      row("td", say({"networks", "ネットワーク"}), networks) +
      row("td", say({"calibration", "較正"}),
          fmt::format("{}, {} {}{}<br>{}", text_of(calibration.at("name")),
                      say({"threshold", "しきい値"}),
                      calibration.at("threshold").is_null()
                          ? say({"not stated", "指定なし"})
                          : fmt::format("{:.6g}", number(calibration.at("threshold"))),
                      calibration.at("provisional").as_bool() ? say({" (provisional)", "（暫定）"})
                                                              : std::string(),
                      text_of(calibration.at("measured_on"))));
  return table("", body);
}

}  // namespace madoguchi::evaluation::report
