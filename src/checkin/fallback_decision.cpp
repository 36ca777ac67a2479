// SPDX-License-Identifier: Apache-2.0
// Applies the rules about ways: offered is what a rule offers and no rule withholds.
#include "checkin/fallback_rules.hpp"

#include <algorithm>

namespace madoguchi::checkin {
namespace {

using RuleEffect::offers;
using RuleEffect::withholds;

/// The rule that a defective device forgets: none for a right one.
bool forgotten(const Rule& rule, const Defects& defects) {
  if (rule.effect != withholds) return false;
  switch (rule.way) {
    case Way::portal_screen:
      return rule.id == "N-08" && defects.contains(Defect::offers_portal_to_pinless);
    case Way::visual_check:
      return rule.id == "N-07" && defects.contains(Defect::allows_visual_check_of_absent);
    case Way::insurance_card:
      return defects.contains(Defect::accepts_expired_insurance_card);
    case Way::insurance_notice:
      return defects.contains(Defect::accepts_notice_alone);
    case Way::system_failure_lookup:
      return defects.contains(Defect::looks_up_without_opening);
    default:
      return false;
  }
}

/// What a defective device says in favour of a way that no rule offers; empty for a right one.
std::string_view imagined(Way way, const Situation& situation, const Defects& defects,
                          const RuleTable& table) {
  // It treats every card as an ordinary one.
  if (way == Way::portal_screen && defects.contains(Defect::offers_portal_to_pinless) &&
      table.has("needs_paper", situation)) {
    return "N-16";
  }
  if (way == Way::insurance_card && defects.contains(Defect::accepts_expired_insurance_card)) {
    return "F-25";
  }
  if (way == Way::insurance_notice && defects.contains(Defect::accepts_notice_alone)) {
    return "F-29";
  }
  if (way == Way::system_failure_lookup && defects.contains(Defect::looks_up_without_opening) &&
      table.has("system_failed", situation)) {
    return "F-38";
  }
  return {};
}

class Decider {
 public:
  Decider(const Situation& situation, const Defects& defects, const RuleTable& table)
      : situation_(situation), defects_(defects), table_(table) {}

  std::vector<std::string> deciding(Way way, RuleEffect effect) const {
    std::vector<std::string> ids;
    for (const Rule& rule : table_.ways) {
      if (rule.way != way || rule.effect != effect || forgotten(rule, defects_)) continue;
      if (std::ranges::find(ids, rule.id) != ids.end()) continue;
      if (in_force(rule)) ids.push_back(rule.id);
    }
    return ids;
  }

  std::vector<std::string> in_favour(Way way) const {
    auto ids = deciding(way, offers);
    const std::string_view more = ids.empty() ? imagined(way, situation_, defects_, table_) : "";
    if (!more.empty()) ids.emplace_back(more);
    return ids;
  }

  FallbackDecision decide() const {
    FallbackDecision decision;
    for (const auto& row : enum_names(std::type_identity<Way>{})) {
      auto against = deciding(row.value, withholds);
      if (!against.empty()) {
        decision.withheld.push_back({row.value, std::move(against)});
        continue;
      }
      auto for_it = in_favour(row.value);
      if (!for_it.empty()) decision.offered.push_back({row.value, std::move(for_it)});
    }
    return decision;
  }

 private:
  bool in_force(const Rule& rule) const {
    if (defects_.contains(Defect::ignores_dates_of_rules) && rule.effect != withholds) {
      return rule.when.holds(situation_, table_.grace);
    }
    return rule.applies(situation_, table_.grace);
  }

  const Situation& situation_;
  const Defects& defects_;
  const RuleTable& table_;
};

const RuledWay* find(const std::vector<RuledWay>& ways, Way way) {
  const auto found = std::ranges::find(ways, way, &RuledWay::way);
  return found == ways.end() ? nullptr : &*found;
}

void add_once(std::vector<std::string>& ids, const std::vector<std::string>& more) {
  for (const std::string& id : more) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
}

}  // namespace

std::vector<Way> FallbackDecision::ways() const {
  std::vector<Way> result;
  for (const RuledWay& way : offered) result.push_back(way.way);
  return result;
}

std::vector<std::string> FallbackDecision::clauses() const {
  std::vector<std::string> ids;
  for (const RuledWay& way : offered) add_once(ids, way.clauses);
  for (const RuledWay& way : withheld) add_once(ids, way.clauses);
  return ids;
}

const RuledWay* FallbackDecision::find_offered(Way way) const { return find(offered, way); }
const RuledWay* FallbackDecision::find_withheld(Way way) const { return find(withheld, way); }

FallbackDecision offered_ways(const Situation& situation, const Defects& defects,
                              const RuleTable& table) {
  FallbackDecision decision = Decider(situation, defects, table).decide();
  if (defects.contains(Defect::offers_no_fallback)) decision.offered.clear();
  return decision;
}

DocumentDecision accepts(Document document, const Situation& situation, const Defects& defects,
                         const RuleTable& table) {
  const Decider decider(situation, defects, table);
  const Way way = way_of(document);
  const bool refused = document == Document::eligibility_certificate &&
                       defects.contains(Defect::refuses_eligibility_certificate);
  if (refused) return {false, {"F-13"}};
  if (auto against = decider.deciding(way, withholds); !against.empty()) {
    return {false, std::move(against)};
  }
  auto for_it = decider.in_favour(way);
  add_once(for_it, decider.deciding(way, RuleEffect::accepts));
  if (!for_it.empty()) return {true, std::move(for_it)};
  // F-13: this document counts only where a rule of the table offers its way.
  return {false, {"F-13"}};
}

std::vector<Document> accepted_in_hand(const Situation& situation, const Defects& defects,
                                       const RuleTable& table) {
  std::vector<Document> accepted;
  for (const auto& row : enum_names(std::type_identity<Document>{})) {
    if (!situation.documents.contains(row.value)) continue;
    if (accepts(row.value, situation, defects, table).accepted) accepted.push_back(row.value);
  }
  return accepted;
}

}  // namespace madoguchi::checkin
