// SPDX-License-Identifier: Apache-2.0
#include "evaluation/report/presentation_tables.hpp"

#include "conformance/report/html_text.hpp"
#include "evaluation/report/markup.hpp"
#include "evaluation/report/plots.hpp"
#include "evaluation/report/tables.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace madoguchi::evaluation::report {
namespace {

namespace json = boost::json;
using conformance::report::html_text;
using core::Language;
using core::Text;

std::string policy(const json::object& settings, Language language) {
  const auto count = [&](const char* name) { return settings.at(name).to_number<std::uint64_t>(); };
  return fmt::format(
      fmt::runtime(
          Text{"<p>Up to {} attempts in a transaction; an attempt compares up to {} frames "
               "and matches when {} of them are at or above {:.6g}. Each person claims to "
               "be up to {} others. Failures to acquire are rejections.</p>",
               "<p>1取引は最大{}回の試行。1試行は最大{}フレームを照合し、そのうち{}"
               "フレームが {:.6g} 以上なら一致。各人は最大{}人になりすまして試行する。"
               "取得の失敗は拒否に数える。</p>"}
              .in(language)),
      count("attempts"), count("frames_compared"), count("matches_needed"),
      number(settings.at("threshold")), count("claims_per_person"));
}

std::string rate_row(const std::string& name, const json::object& share) {
  return row("td", name, "<b>" + percent(number(share.at("rate"))) + "</b>", counts_of(share),
             interval_of(share.at("clopper_pearson")), interval_of(share.at("wilson")),
             share.contains("bootstrap_by_subject") ? interval_of(share.at("bootstrap_by_subject"))
                                                    : std::string("–"));
}

/// "62, 3, 1": how many were accepted at each attempt.
std::string counts_text(const json::array& counts) {
  std::string text;
  for (const json::value& one : counts) {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", one.to_number<std::uint64_t>());
  }
  return text.empty() ? "–" : text;
}

}  // namespace

std::string transactions_text(const json::object& transactions, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  std::string text = policy(transactions.at("settings").as_object(), language);
  text += table(
      row("th", say({"rate", "率"}), "", say({"errors / trials", "誤り / 試行"}),
          say({"95% Clopper-Pearson", "95% Clopper-Pearson"}), say({"95% Wilson", "95% Wilson"}),
          say({"95% bootstrap by subject", "95% 人単位ブートストラップ"})),
      rate_row(say({"FRR, mated transactions", "FRR（本人の取引）"}),
               transactions.at("frr").as_object()) +
          rate_row(say({"FAR, non-mated transactions", "FAR（他人の取引）"}),
                   transactions.at("far").as_object()) +
          rate_row(say({"FTA, attempts", "FTA（試行）"}),
                   transactions.at("attempt_fta").as_object()));
  text += fmt::format("<p>GFRR {}, GFAR {}. {}: {}. {}: {}. {}: {}.</p>",
                      percent(number(transactions.at("gfrr"))),
                      percent(number(transactions.at("gfar"))),
                      say({"Accepted at attempt 1, 2, …", "1回目、2回目…で受け入れた件数"}),
                      counts_text(transactions.at("accepted_at_attempt").as_array()),
                      say({"Frames to acceptance 1, 2, …", "受け入れまでのフレーム数 1、2…"}),
                      counts_text(transactions.at("frames_to_acceptance").as_array()),
                      say({"Transactions without a reference", "登録画像のない取引"}),
                      transactions.at("without_reference").to_number<std::uint64_t>());
  for (const json::value& group : transactions.at("groups").as_array()) {
    if (group.at("values").as_array().size() < 2) continue;  // nothing to compare
    text += group_table(group.as_object(), {"far", "frr"}, language);
  }
  return text;
}

std::string lost_frames_table(const json::array& lost, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  std::string body;
  for (const json::value& value : lost) {
    const json::object& one = value.as_object();
    const json::object& undetected = one.at("undetected").as_object();
    const json::object& missing = one.at("not_acquired").as_object();
    body +=
        row("td", html_text(std::string_view(one.at("condition").as_string())),
            share_cell(undetected), counts_of(undetected), share_cell(missing), counts_of(missing));
  }
  return table(row("th", say({"condition", "条件"}), say({"no face found", "顔を検出できない"}), "",
                   say({"no template (FTA)", "特徴量なし (FTA)"}), ""),
               body);
}

std::string accepted_attacks_text(const json::array& attacks, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  std::string body;
  std::vector<std::pair<std::string, const json::object*>> rows;
  for (const json::value& value : attacks) {
    const json::object& one = value.as_object();
    const std::string species(one.at("species").as_string());
    const json::object& comparator = one.at("by_comparator").as_object();
    const json::object* both = one.at("by_both").if_object();
    body +=
        row("td", html_text(species), share_cell(comparator), counts_of(comparator),
            both == nullptr ? "–" : share_cell(*both), both == nullptr ? "–" : counts_of(*both));
    rows.emplace_back(species, both == nullptr ? &comparator : both);
  }
  return "<p>" +
         say({"Attacks with the face of the card's holder that end with a match (IAPAR, ISO/IEC "
              "30107-3): by the comparator alone, and with attack detection.",
              "カードの持ち主の顔を用いた攻撃のうち一致となった割合（IAPAR、ISO/IEC "
              "30107-3）。照合器のみの場合と、攻撃検知を併用した場合。"}) +
         "</p><div class=\"pair\">" +
         table(row("th", say({"species", "攻撃の種類"}), say({"comparator alone", "照合器のみ"}),
                   "", say({"with attack detection", "攻撃検知あり"}), ""),
               body) +
         "<figure>" + interval_plot(rows, "IAPAR") + "</figure></div>";
}

std::string times_table(const json::object& times, Language language) {
  const auto say = [=](Text text) { return std::string(text.in(language)); };
  const auto bound = [](const json::value& value) {
    return value.is_null() ? std::string("–") : fmt::format("{:.4g}", number(value));
  };
  std::string body;
  for (const json::value& value : times.at("percentiles").as_array()) {
    body += row("td", percent(number(value.at("share"))),
                fmt::format("{:.4g}", number(value.at("milliseconds"))),
                bound(value.at("interval").at(0)) + " – " + bound(value.at("interval").at(1)));
  }
  return fmt::format("<p>{} {}.</p>", times.at("count").to_number<std::uint64_t>(),
                     say({"templates timed on the wall clock", "件の特徴量を実時間で計測"})) +
         table(row("th", say({"percentile", "パーセンタイル"}), "ms",
                   say({"95% interval (order statistics)", "95% 区間（順序統計量）"})),
               body);
}

}  // namespace madoguchi::evaluation::report
