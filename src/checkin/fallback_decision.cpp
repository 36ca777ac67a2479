// SPDX-License-Identifier: Apache-2.0
// Applies the table of fallback rules: offered is what a rule offers and no rule withholds.
#include "checkin/fallback_rules.hpp"

#include <algorithm>

namespace madoguchi::checkin {
namespace {

using enum Way;
using enum RuleEffect;

/// The rule that a defective device forgets: none for a right one.
bool forgotten(const Rule& rule, const Defects& defects) {
  if (rule.effect != withholds) return false;
  if (rule.way == portal_screen) return defects.contains(Defect::offers_portal_to_pinless);
  return rule.way == visual_check && rule.id == "N-07" &&
         defects.contains(Defect::allows_visual_check_of_absent);
}

std::vector<std::string> deciding(Way way, RuleEffect effect, const Situation& situation,
                                  const Defects& defects) {
  std::vector<std::string> ids;
  for (const Rule& rule : fallback_rules()) {
    if (rule.way != way || rule.effect != effect || forgotten(rule, defects)) continue;
    if (rule.applies(situation)) ids.emplace_back(rule.id);
  }
  // What such a device would say: it treats every card as an ordinary one.
  if (way == portal_screen && effect == offers && ids.empty() && needs_paper(situation) &&
      defects.contains(Defect::offers_portal_to_pinless)) {
    ids.emplace_back("N-16");
  }
  return ids;
}

FallbackDecision decide(const Situation& situation, const Defects& defects) {
  FallbackDecision decision;
  for (const auto& row : enum_names(std::type_identity<Way>{})) {
    auto against = deciding(row.value, withholds, situation, defects);
    if (!against.empty()) {
      decision.withheld.push_back({row.value, std::move(against)});
      continue;
    }
    auto in_favour = deciding(row.value, offers, situation, defects);
    if (!in_favour.empty()) decision.offered.push_back({row.value, std::move(in_favour)});
  }
  return decision;
}

const RuledWay* find(const std::vector<RuledWay>& ways, Way way) {
  const auto found = std::ranges::find(ways, way, &RuledWay::way);
  return found == ways.end() ? nullptr : &*found;
}

void add_once(std::vector<std::string>& ids, const std::vector<RuledWay>& ways) {
  for (const RuledWay& way : ways) {
    for (const std::string& id : way.clauses) {
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
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
  add_once(ids, offered);
  add_once(ids, withheld);
  return ids;
}

const RuledWay* FallbackDecision::find_offered(Way way) const { return find(offered, way); }
const RuledWay* FallbackDecision::find_withheld(Way way) const { return find(withheld, way); }

FallbackDecision offered_ways(const Situation& situation, const Defects& defects) {
  FallbackDecision decision = decide(situation, defects);
  if (defects.contains(Defect::offers_no_fallback)) decision.offered.clear();
  return decision;
}

DocumentDecision accepts(Document document, const Situation& situation, const Defects& defects) {
  if (document == Document::eligibility_certificate) {
    if (defects.contains(Defect::refuses_eligibility_certificate)) return {false, {"F-13"}};
    // It names the insured person by itself, whether or not the online check would work.
    return {true, {proxy_at_pharmacy(situation) ? "N-07" : "F-09"}};
  }
  const FallbackDecision decision = decide(situation, defects);
  const Way way = way_of(document);
  if (const RuledWay* offered = decision.find_offered(way)) return {true, offered->clauses};
  if (const RuledWay* withheld = decision.find_withheld(way)) return {false, withheld->clauses};
  // F-13: this document counts only where a rule of the table offers its way (N710: only where the
  // online check cannot be done; N-07: the prescription only for a proxy at a pharmacy).
  return {false, {"F-13"}};
}

Way way_of(Document document) {
  switch (document) {
    case Document::prescription:
      return prescription;
    case Document::eligibility_certificate:
      return eligibility_certificate;
    case Document::portal_screen:
      return portal_screen;
    case Document::known_data:
      return known_data;
    case Document::declaration_form:
      return declaration_form;
  }
  return declaration_form;
}

}  // namespace madoguchi::checkin
