// SPDX-License-Identifier: Apache-2.0
// Share of cost and claim: the first row of the table that applies decides.
#include "checkin/fallback_rules.hpp"

namespace madoguchi::checkin {
namespace {

/// Papers that do not count are as good as none.
Situation with_papers_that_count(const Situation& situation, const Defects& defects,
                                 const RuleTable& table) {
  Situation seen = situation;
  const auto accepted = accepted_in_hand(situation, defects, table);
  seen.documents = {accepted.begin(), accepted.end()};
  return seen;
}

}  // namespace

ShareDecision share_of(const Situation& situation, const Defects& defects, const RuleTable& table) {
  if (defects.contains(Defect::asks_for_the_whole_cost)) return {100, 100, "F-56"};
  const Situation seen = with_papers_that_count(situation, defects, table);
  const auto* row = rules::first_that_applies(table.shares, seen, table.grace);
  if (row == nullptr) return {};
  const int told = situation.told_share.value_or(row->least);
  return row->as_told ? ShareDecision{told, told, row->id}
                      : ShareDecision{row->least, row->most, row->id};
}

std::optional<ClaimDecision> claim_of(const Situation& situation, const Defects& defects,
                                      const RuleTable& table) {
  const auto* row = rules::first_that_applies(table.claims, situation, table.grace);
  if (row == nullptr) return std::nullopt;
  ClaimDecision claim{row->identifiers, row->insurer_number,         row->insured_number,
                      row->remark,      row->declaration_in_remarks, row->id};
  if (defects.contains(Defect::claims_with_nines) && claim.identifiers == "unknown") {
    claim.insurer_number = "99999999";
    claim.insured_number = "999999999";
    claim.remark = "不詳";
  }
  return claim;
}

}  // namespace madoguchi::checkin
