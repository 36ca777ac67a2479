// SPDX-License-Identifier: Apache-2.0
// What the counter may use when the usual way failed: pure functions over the rules of data/rules.
// Ids N-xx are clauses of the notice on PIN-less cards (MHLW, 2023-08-07); ids F-xx are rules from
// other sources, each named in its row.
#pragma once

#include "checkin/defects.hpp"
#include "checkin/rules/rule_table.hpp"
#include "checkin/settlement.hpp"
#include "checkin/situation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::checkin {

using rules::Certainty;
using rules::CounterRule;
using rules::Rule;
using rules::RuleEffect;
using rules::RuleTable;
using rules::shipped_rules;

/// A way and the rules that decided about it.
struct RuledWay {
  Way way = Way::face;
  std::vector<std::string> clauses;
};

struct FallbackDecision {
  std::vector<RuledWay> offered;   ///< in the order in which staff offer them
  std::vector<RuledWay> withheld;  ///< ways that a rule rules out in this situation

  std::vector<Way> ways() const;
  /// Ids of all rules that decided, each once: those that offer first.
  std::vector<std::string> clauses() const;
  const RuledWay* find_offered(Way way) const;
  const RuledWay* find_withheld(Way way) const;
};

/// The ways that are left. With defects: what a device with these defects would say.
FallbackDecision offered_ways(const Situation& situation, const Defects& defects = {},
                              const RuleTable& table = shipped_rules());

struct DocumentDecision {
  bool accepted = false;
  std::vector<std::string> clauses;  ///< never empty
};

/// Whether a document that is handed in replaces the online check.
DocumentDecision accepts(Document document, const Situation& situation, const Defects& defects = {},
                         const RuleTable& table = shipped_rules());

/// Of the documents in hand, those that replace the online check.
std::vector<Document> accepted_in_hand(const Situation& situation, const Defects& defects = {},
                                       const RuleTable& table = shipped_rules());

/// The share of cost without the online answer.
ShareDecision share_of(const Situation& situation, const Defects& defects = {},
                       const RuleTable& table = shipped_rules());

/// What the claim names. Empty: no rule of the table says.
std::optional<ClaimDecision> claim_of(const Situation& situation, const Defects& defects = {},
                                      const RuleTable& table = shipped_rules());

/// The way that a document belongs to.
Way way_of(Document document);

}  // namespace madoguchi::checkin
