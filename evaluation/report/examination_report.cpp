// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/examination_report.hpp"

#include "conformance/report/html_text.hpp"
#include "evaluation/report/markup.hpp"
#include "evaluation/report/plots.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <stdexcept>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;
using biometrics::ComparatorFault;
using conformance::report::html_text;
using core::Language;
using core::Text;

std::string text_of(const json::value& value) {
  return html_text(std::string_view(value.as_string()));
}

std::string finding_row(const json::object& finding, Language language) {
  const auto fault =
      core::value_of<ComparatorFault>(std::string_view(finding.at("id").as_string()));
  if (!fault) throw std::invalid_argument("\"id\" is no finding");
  return row("td",
             fmt::format("{}<br><code>{}</code>", html_text(core::label_of(*fault).in(language)),
                         core::name_of(*fault)),
             finding.at("count").to_number<std::uint64_t>(), text_of(finding.at("first")),
             html_text(biometrics::rule_of(*fault).in(language)),
             html_text(Text{"fail", "不合格"}.in(language)));
}

}  // namespace

json::object examination_json(const ComparatorExamination& examination) {
  json::array findings;
  for (const auto& [fault, finding] : examination.findings.all()) {
    findings.push_back(json::object{{"id", core::name_of(fault)},
                                    {"rule", biometrics::rule_of(fault).in(Language::english)},
                                    {"count", finding.count},
                                    {"first", finding.first},
                                    {"verdict", "fail"}});
  }
  return {{"version", examination.version},
          {"findings", findings},
          {"comparisons_without_score", examination.without_score},
          {"without_network", examination.without_network},
          {"read_only_configuration", examination.read_only_configuration},
          {"limits", examination.limits},
          {"templates_made", examination.templates_made},
          {"mean_template_ms", examination.mean_template_ms},
          {"longest_template_ms", examination.longest_template_ms},
          {"comparisons_made", examination.comparisons_made},
          {"mean_comparison_us", examination.mean_comparison_us}};
}

std::string examination_text(const json::object& examination, Language language) {
  const auto say = [=](Text text) { return html_text(text.in(language)); };
  const auto yes = [&](const char* key) {
    return examination.at(key).as_bool() ? say({"yes", "はい"}) : say({"no", "いいえ"});
  };
  std::string body;
  for (const json::value& finding : examination.at("findings").as_array()) {
    body += finding_row(finding.as_object(), language);
  }
  std::string text = body.empty()
                         ? "<p>" +
                               say({"No finding: every answer followed the interface.",
                                    "所見なし：すべての応答がインターフェースに従っていました。"}) +
                               "</p>"
                         : table(row("th", say({"finding", "所見"}), say({"count", "件数"}),
                                     say({"first example", "最初の例"}), say({"rule", "規則"}),
                                     say({"verdict", "判定"})),
                                 body);
  text += table(
      "", row("td", say({"comparisons whose score does not count", "スコアが無効な比較"}),
              examination.at("comparisons_without_score").to_number<std::uint64_t>()) +
              row("td", say({"limits", "制限"}), text_of(examination.at("limits"))) +
              row("td", say({"cut off from the network", "ネットワークから遮断"}),
                  yes("without_network")) +
              row("td", say({"configuration read-only", "設定フォルダーは読み取り専用"}),
                  yes("read_only_configuration")) +
              row("td", say({"templates", "特徴量抽出"}),
                  fmt::format("{}, {:.3g} ms, {} {:.3g} ms",
                              examination.at("templates_made").to_number<std::uint64_t>(),
                              number(examination.at("mean_template_ms")), say({"longest", "最長"}),
                              number(examination.at("longest_template_ms")))) +
              row("td", say({"comparisons", "比較"}),
                  fmt::format("{}, {:.3g} µs",
                              examination.at("comparisons_made").to_number<std::uint64_t>(),
                              number(examination.at("mean_comparison_us")))));
  return text;
}

}  // namespace madoguchi::evaluation::report
