// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/explain/situation_answer.hpp"

#include "apps/madoguchi/explain/condition_words.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace madoguchi::apps::explain {
namespace {

using namespace checkin;
namespace json = boost::json;
using core::Language;
using rules::RuleHead;

std::string days_of(const rules::Period& days, Language language) {
  const bool japanese = language == Language::japanese;
  std::string text;
  if (days.from)
    text = (japanese ? "" : "from ") + core::to_iso(*days.from) + (japanese ? "から" : "");
  if (days.until) {
    text += (text.empty() || japanese ? "" : " ") + std::string(japanese ? "" : "until ") +
            core::to_iso(*days.until) + (japanese ? "まで" : "");
  }
  return text;
}

/// The rows behind the ids of a decision about a way.
std::vector<const RuleHead*> rows(const RuledWay& way, std::initializer_list<RuleEffect> effects,
                                  const RuleTable& table, core::CivilDate day) {
  std::vector<const RuleHead*> found;
  for (const std::string& id : way.clauses) {
    for (const RuleEffect effect : effects) {
      if (const Rule* rule = table.find(id, way.way, effect, day)) {
        found.push_back(rule);
        break;
      }
    }
    if (found.empty() || found.back()->id != id) {
      if (const RuleHead* any = table.find(id)) found.push_back(any);
    }
  }
  return found;
}

class Lines {
 public:
  explicit Lines(Language language) : language_(language) {}

  void heading(core::Text text) { out_ += fmt::format("\n{}\n", text.in(language_)); }
  void line(std::string_view text) { out_ += fmt::format("  {}\n", text); }
  void rule(const RuleHead& rule) {
    out_ += fmt::format("    {}: {}\n", rule.id, rule.text.in(language_));
    const std::string days = days_of(rule.days, language_);
    out_ += fmt::format("      {}; {}{}\n", core::label_of(rule.certainty).in(language_),
                        rule.source, days.empty() ? "" : "; " + days);
    if (!rule.assumption.en.empty()) {
      out_ += fmt::format("      {}: {}\n", core::Text{"assumed", "想定"}.in(language_),
                          rule.assumption.in(language_));
    }
  }
  std::string_view in(core::Text text) const { return text.in(language_); }
  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

json::object object_of(const RuleHead& rule) {
  json::object object{{"id", rule.id},
                      {"certainty", core::name_of(rule.certainty)},
                      {"source", rule.source},
                      {"text", json::object{{"en", rule.text.en}, {"ja", rule.text.ja}}}};
  if (rule.days.from) object["from"] = core::to_iso(*rule.days.from);
  if (rule.days.until) object["until"] = core::to_iso(*rule.days.until);
  if (!rule.assumption.en.empty()) {
    object["assumption"] = json::object{{"en", rule.assumption.en}, {"ja", rule.assumption.ja}};
  }
  return object;
}

json::array array_of(const std::vector<const RuleHead*>& rules) {
  json::array array;
  for (const RuleHead* rule : rules) array.push_back(object_of(*rule));
  return array;
}

using RuleEffect::offers;
using RuleEffect::withholds;

struct Paper {
  Document document;
  bool accepted;
  std::vector<const RuleHead*> rules;
};

std::vector<Paper> papers_of(const Situation& situation, const RuleTable& table) {
  std::vector<Paper> papers;
  for (const Document document : situation.documents) {
    const DocumentDecision decision = accepts(document, situation, {}, table);
    papers.push_back({document, decision.accepted,
                      rows({way_of(document), decision.clauses},
                           {offers, RuleEffect::accepts, withholds}, table, situation.day)});
  }
  return papers;
}

}  // namespace

std::string answer_text(const Situation& situation, const RuleTable& table,
                        const std::string& remarks, Language language) {
  Lines lines(language);
  const FallbackDecision decision = offered_ways(situation, {}, table);
  const auto ways = [&](const std::vector<RuledWay>& some, RuleEffect effect) {
    for (const RuledWay& way : some) {
      lines.line(
          fmt::format("{} ({})", core::name_of(way.way), core::label_of(way.way).in(language)));
      for (const RuleHead* rule : rows(way, {effect}, table, situation.day)) lines.rule(*rule);
    }
  };
  lines.heading({"May be used, in this order", "利用できる手段(案内の順)"});
  if (decision.offered.empty()) lines.line(lines.in({"nothing", "なし"}));
  ways(decision.offered, offers);
  if (!decision.withheld.empty()) {
    lines.heading({"Must not be used", "利用できない手段"});
    ways(decision.withheld, withholds);
  }
  if (!situation.documents.empty()) lines.heading({"Documents in hand", "手元の書類"});
  for (const Paper& paper : papers_of(situation, table)) {
    lines.line(fmt::format("{} ({}): {}", core::name_of(paper.document),
                           core::label_of(paper.document).in(language),
                           paper.accepted ? lines.in({"accepted", "受け付ける"})
                                          : lines.in({"not accepted", "受け付けない"})));
    for (const RuleHead* rule : paper.rules) lines.rule(*rule);
  }
  if (const auto* error =
          checkin::rules::first_that_applies(table.errors, situation, table.grace)) {
    lines.heading({"The reader shows", "リーダーの表示"});
    lines.line(fmt::format("{} {}", error->number, error->text.in(language)));
    lines.rule(*error);
  }
  lines.heading(
      {"Share of cost without the online answer", "オンライン資格確認によらない自己負担割合"});
  const ShareDecision share = share_of(situation, {}, table);
  lines.line(share.least == share.most ? fmt::format("{} %", share.least)
                                       : fmt::format("{}-{} %", share.least, share.most));
  if (const RuleHead* rule = table.find(share.clause)) lines.rule(*rule);
  if (const auto claim = claim_of(situation, {}, table)) {
    lines.heading({"Claim", "請求"});
    lines.line(fmt::format("{}: {}", lines.in({"identifiers", "番号"}), claim->identifiers));
    if (!claim->insurer_number.empty()) {
      lines.line(fmt::format("{} {}, {} {}", lines.in({"insurer", "保険者番号"}),
                             claim->insurer_number, lines.in({"number", "番号"}),
                             claim->insured_number));
    }
    if (!remarks.empty()) {
      lines.line(fmt::format("{}: {}", lines.in({"remarks", "摘要欄"}), remarks));
    }
    if (const RuleHead* rule = table.find(claim->clause)) lines.rule(*rule);
  }
  return lines.take().substr(1);
}

std::string answer_json(const Situation& situation, const RuleTable& table,
                        const std::string& remarks) {
  const FallbackDecision decision = offered_ways(situation, {}, table);
  const auto ways = [&](const std::vector<RuledWay>& some, RuleEffect effect) {
    json::array array;
    for (const RuledWay& way : some) {
      array.push_back(json::object{{"way", core::name_of(way.way)},
                                   {"rules", array_of(rows(way, {effect}, table, situation.day))}});
    }
    return array;
  };
  json::array papers;
  for (const Paper& paper : papers_of(situation, table)) {
    papers.push_back(json::object{{"document", core::name_of(paper.document)},
                                  {"accepted", paper.accepted},
                                  {"rules", array_of(paper.rules)}});
  }
  const ShareDecision share = share_of(situation, {}, table);
  json::object answer{{"date", core::to_iso(situation.day)},
                      {"offered", ways(decision.offered, offers)},
                      {"withheld", ways(decision.withheld, withholds)},
                      {"documents", papers},
                      {"share", json::object{{"least", share.least}, {"most", share.most}}}};
  if (const RuleHead* rule = table.find(share.clause)) {
    answer["share"].as_object()["rule"] = object_of(*rule);
  }
  if (const auto* error =
          checkin::rules::first_that_applies(table.errors, situation, table.grace)) {
    answer["reader_error"] = object_of(*error);
  }
  if (const auto claim = claim_of(situation, {}, table)) {
    json::object object{{"identifiers", claim->identifiers},
                        {"insurer_number", claim->insurer_number},
                        {"insured_number", claim->insured_number},
                        {"remarks", remarks}};
    if (const RuleHead* rule = table.find(claim->clause)) object["rule"] = object_of(*rule);
    answer["claim"] = std::move(object);
  }
  return json::serialize(answer) + "\n";
}

std::string table_text(const RuleTable& table, Language language) {
  Lines lines(language);
  for (const auto& row : enum_names(std::type_identity<Way>{})) {
    const std::string heading = fmt::format("{} ({})", row.name, row.label.in(language));
    lines.heading({heading, heading});
    for (const Rule& rule : table.ways) {
      if (rule.way != row.value) continue;
      const std::string when = words_of(rule.when, table, language);
      lines.line(fmt::format("{}: {}", core::label_of(rule.effect).in(language),
                             when.empty() ? lines.in({"always", "常に"}) : std::string_view(when)));
      lines.rule(rule);
    }
  }
  const auto rows_in_order = [&](const auto& some) {
    for (const auto& rule : some) {
      const std::string when = words_of(rule.when, table, language);
      lines.line(when.empty() ? lines.in({"otherwise, or always", "それ以外または常に"})
                              : std::string_view(when));
      lines.rule(rule);
    }
  };
  lines.heading(
      {"Share of cost: the first row that applies", "自己負担割合: 最初に該当する行による"});
  rows_in_order(table.shares);
  lines.heading({"Claim: the first row that applies", "請求: 最初に該当する行による"});
  rows_in_order(table.claims);
  lines.heading({"Errors of the reader: the first row that applies",
                 "リーダーのエラー: 最初に該当する行による"});
  rows_in_order(table.errors);
  lines.heading({"Notices that the patient confirms", "患者が確認する案内"});
  rows_in_order(table.notices);
  lines.heading({"Other rules", "その他の規則"});
  for (const CounterRule& rule : table.counter) lines.rule(rule);
  lines.heading({"Names of conditions used above", "上で使われる条件の名前"});
  for (const auto& [name, condition] : table.conditions) {
    lines.line(fmt::format("{} = {}", name, words_of(*condition, table, language)));
  }
  return lines.take().substr(1);
}

std::string table_json(const RuleTable& table) {
  json::array ways;
  for (const Rule& rule : table.ways) {
    json::object object = object_of(rule);
    object["way"] = core::name_of(rule.way);
    object["effect"] = core::name_of(rule.effect);
    ways.push_back(std::move(object));
  }
  const auto all = [](const auto& rows) {
    json::array array;
    for (const RuleHead& rule : rows) array.push_back(object_of(rule));
    return array;
  };
  return json::serialize(json::object{{"ways", ways},
                                      {"counter", all(table.counter)},
                                      {"shares", all(table.shares)},
                                      {"claims", all(table.claims)},
                                      {"errors", all(table.errors)},
                                      {"notices", all(table.notices)}}) +
         "\n";
}

}  // namespace madoguchi::apps::explain
