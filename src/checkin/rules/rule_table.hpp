// SPDX-License-Identifier: Apache-2.0
// The rules of the counter as data: ways and papers, shares of cost, claims. data/rules has those
// that are shipped; docs/counter-rules.md tells the format.
#pragma once

#include "checkin/rules/condition.hpp"
#include "checkin/rules/rule_text.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::checkin::rules {

/// How sure a rule is: an official text or several sources; one source; our inference.
enum class Certainty { official, single_source, assumption };

enum class RuleEffect {
  offers,     ///< the way may be used
  accepts,    ///< its paper counts when it is shown, though nobody has to ask for it
  withholds,  ///< the way must not be used, whatever offers it
};

/// What every rule says of itself.
struct RuleHead {
  std::string id;
  Certainty certainty = Certainty::official;
  std::string source;
  RuleText text;
  RuleText assumption;  ///< what we assumed where the source is silent; mostly empty
  Period days;          ///< from and until when it is in force
  Condition when;
  std::string file;  ///< that it was read from
  int line = 0;

  bool applies(const Situation& situation, const GraceRule& grace = {}) const {
    return days.contains(situation.day) && when.holds(situation, grace);
  }
};

/// One row about a way.
struct Rule : RuleHead {
  Way way = Way::face;
  RuleEffect effect = RuleEffect::offers;
};

/// A rule that is no row about a way: which papers count, who may switch the reader.
struct CounterRule : RuleHead {};

/// The share of cost without the online answer; the first row that applies decides.
struct ShareRule : RuleHead {
  bool as_told = false;  ///< the share that the patient tells
  int least = 0;
  int most = 0;
};

/// What the claim names; the first row that applies decides.
struct ClaimRule : RuleHead {
  std::string identifiers;
  std::string insurer_number;
  std::string insured_number;
  std::string remark;
  bool declaration_in_remarks = false;
};

/// The number and the text with which readers show an error; the first row that applies decides.
/// Its id is "E-" and the number.
struct ErrorRule : RuleHead {
  std::string number;
};

/// A notice that the patient has to confirm at the reader; the first row that applies is shown.
struct NoticeRule : RuleHead {};

struct RuleTable {
  GraceRule grace;
  std::map<std::string, std::shared_ptr<const Condition>, std::less<>> conditions;  ///< by name
  std::vector<Rule> ways;  ///< those of one way in the order of their files
  std::vector<CounterRule> counter;
  std::vector<ShareRule> shares;
  std::vector<ClaimRule> claims;
  std::vector<ErrorRule> errors;
  std::vector<NoticeRule> notices;

  /// The row of an id about a way that is in force on a day; nullptr if there is none.
  const Rule* find(std::string_view id, Way way, RuleEffect effect, core::CivilDate day) const;
  /// Any row of an id, of whatever kind.
  const RuleHead* find(std::string_view id) const;
  bool has(std::string_view condition, const Situation& situation) const;
};

/// Of rows whose order decides, the one that does; nullptr if none applies.
template <class Row>
const Row* first_that_applies(const std::vector<Row>& rows, const Situation& situation,
                              const GraceRule& grace) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row& row) { return row.applies(situation, grace); });
  return found == rows.end() ? nullptr : &*found;
}

/// The rules as built into the program.
const RuleTable& shipped_rules();

constexpr auto enum_names(std::type_identity<Certainty>) {
  using enum Certainty;
  return std::to_array<core::EnumName<Certainty>>({
      {official, "official", {"official text or several sources", "公的資料または複数の資料"}},
      {single_source, "single_source", {"one source", "単一の資料"}},
      {assumption, "assumption", {"assumption", "想定"}},
  });
}

constexpr auto enum_names(std::type_identity<RuleEffect>) {
  using enum RuleEffect;
  return std::to_array<core::EnumName<RuleEffect>>({
      {offers, "offers", {"may be used", "利用できる"}},
      {accepts, "accepts", {"counts when shown", "提示されれば有効"}},
      {withholds, "withholds", {"must not be used", "利用できない"}},
  });
}

}  // namespace madoguchi::checkin::rules
