// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/disagreement_report.hpp"

#include "conformance/report/html_text.hpp"
#include "evaluation/report/markup.hpp"
#include "evaluation/report/plot.hpp"
#include "evaluation/report/plots.hpp"
#include "evaluation/report/tables.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;
using biometrics::performance::Proportion;
using conformance::report::html_text;
using core::Language;
using core::Text;

json::object json_of(const Proportion& proportion) {
  const auto interval = biometrics::performance::clopper_pearson(proportion);
  return {{"errors", proportion.errors},
          {"trials", proportion.trials},
          {"rate", proportion.rate()},
          {"clopper_pearson", {interval.low, interval.high}}};
}

json::object json_of(const SharedPairs& pairs) {
  return {{"disagreement", json_of(pairs.disagreement)},
          {"first_errors", json_of(pairs.first_errors)},
          {"second_errors", json_of(pairs.second_errors)},
          {"errors_of_both", json_of(pairs.both_errors)},
          {"correlation", pairs.correlation}};
}

json::object json_of(const ComparatorDescription& comparator) {
  return {{"comparator", comparator.name},
          {"calibration", comparator.calibration},
          {"threshold", comparator.threshold.value_or(0)}};
}

std::string text_of(const json::value& value) {
  return html_text(std::string_view(value.as_string()));
}

std::string share_row(Text name, const json::value& mated, const json::value& non_mated,
                      Language language) {
  const auto cell = [](const json::value& share) {
    return share_cell(share.as_object()) + "<br>" + counts_of(share.as_object());
  };
  return row("td", html_text(name.in(language)), cell(mated), cell(non_mated));
}

std::string rates(const json::object& found, Language language) {
  const auto say = [=](Text text) { return html_text(text.in(language)); };
  const json::value& mated = found.at("mated");
  const json::value& other = found.at("non_mated");
  const auto line = [&](Text name, const char* key) {
    return share_row(name, mated.at(key), other.at(key), language);
  };
  return table(
      row("th", "", say({"mated pairs", "本人同士"}), say({"non-mated pairs", "他人同士"})),
      line({"decided differently", "判定が異なる"}, "disagreement") +
          line({"errors of the first", "1つ目の誤り"}, "first_errors") +
          line({"errors of the second", "2つ目の誤り"}, "second_errors") +
          line({"errors of both", "両方の誤り"}, "errors_of_both") +
          row("td", say({"correlation of the scores", "スコアの相関"}),
              fmt::format("{:.3f}", number(mated.at("correlation"))),
              fmt::format("{:.3f}", number(other.at("correlation")))));
}

/// An axis around the scores and the threshold.
Axis axis_of(const json::object& found, const char* which, Language language) {
  const double threshold = number(found.at(which).at("threshold"));
  double low = threshold;
  double high = threshold;
  for (const json::value& pair : found.at("most_disputed").as_array()) {
    low = std::min(low, number(pair.at(which)));
    high = std::max(high, number(pair.at(which)));
  }
  const double room = std::max(1e-3, (high - low) * 0.08);
  const std::string name(found.at(which).at("comparator").as_string());
  const Text score{"score of ", "スコア: "};
  return {low - room, high + room, std::string(score.in(language)) + name,
          round_ticks(low - room, high + room)};
}

/// The disputed pairs lie in two quadrants: above one threshold and below the other.
std::string disputed_plot(const json::object& found, Language language) {
  const Axis x = axis_of(found, "first", language);
  Axis y = axis_of(found, "second", language);
  y.high += (y.high - y.low) * 0.25;  // room for the legend
  y.ticks = round_ticks(y.low, y.high);
  Plot plot(x, y, std::string(Text{"most disputed pairs", "判定が最も分かれた組"}.in(language)));
  plot.line({{number(found.at("first").at("threshold")), y.low},
             {number(found.at("first").at("threshold")), y.high}},
            "threshold");
  plot.line({{x.low, number(found.at("second").at("threshold"))},
             {x.high, number(found.at("second").at("threshold"))}},
            "threshold");
  for (const json::value& pair : found.at("most_disputed").as_array()) {
    plot.mark({number(pair.at("first")), number(pair.at("second"))},
              pair.at("mated").as_bool() ? "mated" : "non-mated");
  }
  plot.legend("mated", std::string(Text{"mated", "本人同士"}.in(language)), true);
  plot.legend("non-mated", std::string(Text{"non-mated", "他人同士"}.in(language)), true);
  return plot.svg();
}

std::string disputed_table(const json::object& found, Language language) {
  const auto say = [=](Text text) { return html_text(text.in(language)); };
  std::string body;
  for (const json::value& pair : found.at("most_disputed").as_array()) {
    body += row("td", text_of(pair.at("reference")), text_of(pair.at("probe")),
                pair.at("mated").as_bool() ? say({"mated", "本人"}) : say({"non-mated", "他人"}),
                fmt::format("{:.4f}", number(pair.at("first"))),
                fmt::format("{:.4f}", number(pair.at("second"))));
  }
  return table(row("th", say({"reference", "登録画像"}), say({"probe", "照合画像"}), "",
                   say({"first", "1つ目"}), say({"second", "2つ目"})),
               body);
}

std::string quoted(const json::value& name) {
  std::string text = "\"";
  for (const char c : name.as_string()) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

}  // namespace

json::object disagreement_json(const Disagreement& found, const ComparedComparators& comparators,
                               const SampleName& name) {
  json::array worst;
  for (const DisputedPair& pair : found.worst) {
    worst.push_back(json::object{{"reference", name(pair.reference)},
                                 {"probe", name(pair.probe)},
                                 {"mated", pair.mated},
                                 {"first", pair.first},
                                 {"second", pair.second}});
  }
  return {{"first", json_of(comparators.first)},
          {"second", json_of(comparators.second)},
          {"mated", json_of(found.mated)},
          {"non_mated", json_of(found.non_mated)},
          {"compared_or_kept_by_one_only", found.only_one},
          {"most_disputed", std::move(worst)}};
}

std::string disagreement_csv(const json::object& disagreement) {
  std::string csv = "reference,probe,mated,first,second\n";
  for (const json::value& pair : disagreement.at("most_disputed").as_array()) {
    csv += fmt::format("{},{},{},{},{}\n", quoted(pair.at("reference")), quoted(pair.at("probe")),
                       pair.at("mated").as_bool() ? 1 : 0, number(pair.at("first")),
                       number(pair.at("second")));
  }
  return csv;
}

std::string disagreement_text(const json::object& found, Language language) {
  const auto say = [=](Text text) { return html_text(text.in(language)); };
  const auto side = [&](Text which, const char* key) {
    const json::object& one = found.at(key).as_object();
    return fmt::format("{}: {} ({} {}, {} {:.6g})", say(which), text_of(one.at("comparator")),
                       say({"calibration", "較正"}), text_of(one.at("calibration")),
                       say({"threshold", "しきい値"}), number(one.at("threshold")));
  };
  std::string text = "<p>" + side({"First", "1つ目"}, "first") + "<br>" +
                     side({"Second", "2つ目"}, "second") + "</p>" + rates(found, language);
  text += fmt::format(
      "<p>{}</p>",
      say({"The same pairs, each comparator at its own threshold. An error is a mated pair that "
           "does not match or a non-mated one that does. Intervals: 95% Clopper-Pearson.",
           "同じ組を、それぞれのしきい値で判定した結果。誤りは、一致しない本人同士の組と一致する他"
           "人同士の組。区間は95% Clopper-Pearson。"}));
  if (const auto alone = found.at("compared_or_kept_by_one_only").to_number<std::uint64_t>()) {
    text += fmt::format("<p>{}: {}</p>",
                        say({"Pairs that only one of them compared, or of which only one score "
                             "was kept",
                             "一方のみが照合した、または一方のスコアのみが残る組"}),
                        alone);
  }
  if (found.at("most_disputed").as_array().empty()) return text;
  return text + "<h3>" + say({"Most disputed pairs", "判定が最も分かれた組"}) +
         "</h3><div class=\"pair\">" + disputed_table(found, language) + "<figure>" +
         disputed_plot(found, language) + "<figcaption>" +
         say({"Lines are the two thresholds.", "線は2つのしきい値"}) +
         "</figcaption></figure></div>";
}

}  // namespace madoguchi::evaluation::report
