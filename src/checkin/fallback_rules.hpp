// SPDX-License-Identifier: Apache-2.0
// What the counter may use when the usual way failed, as a table of rules and two pure functions.
// Ids N-xx are clauses of the notice on PIN-less cards (MHLW, 2023-08-07); ids F-xx are rules from
// other sources, each named in its row.
#pragma once

#include "checkin/defects.hpp"
#include "checkin/vocabulary.hpp"
#include "core/civil_time.hpp"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace madoguchi::checkin {

/// Everything that the rules look at.
struct Situation {
  std::optional<CardKind> card;  ///< empty: not known (no card, or it cannot be read)
  Institution institution = Institution::clinic;
  bool patient_present = true;
  std::optional<Reason> cause;      ///< why the usual way stopped; empty: nothing failed yet
  std::set<IdentityMethod> failed;  ///< tried in this card use without success
  PinState pin = PinState::unknown;
  ReaderMode mode = ReaderMode::automatic;
  core::CivilDate day{};  ///< for rules that begin or end on a date
};

/// How sure a rule is: an official text or several sources; one source; our inference.
enum class Certainty { official, single_source, assumption };

enum class RuleEffect {
  offers,     ///< the way may be used
  withholds,  ///< the way must not be used, whatever offers it
};

/// One row of the table.
struct Rule {
  std::string_view id;
  Way way = Way::face;
  RuleEffect effect = RuleEffect::offers;
  bool (*applies)(const Situation&) = nullptr;
  Certainty certainty = Certainty::official;
  std::string_view source;
  core::Text text;
};

/// All rules; those of one way stand together.
std::span<const Rule> fallback_rules();

/// A rule that is no row about a way: which papers count, who may switch the reader.
struct CounterRule {
  std::string_view id;
  Certainty certainty = Certainty::official;
  std::string_view source;
  core::Text text;
};
std::span<const CounterRule> counter_rules();

/// Someone else collects the medicine; only a pharmacy knows this case.
bool proxy_at_pharmacy(const Situation& situation);

/// Papers replace the online check: it gives nothing whoever stands at the counter, or a proxy
/// does.
bool needs_paper(const Situation& situation);

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
FallbackDecision offered_ways(const Situation& situation, const Defects& defects = {});

struct DocumentDecision {
  bool accepted = false;
  std::vector<std::string> clauses;  ///< never empty
};

/// Whether a document that is handed in replaces the online check.
DocumentDecision accepts(Document document, const Situation& situation,
                         const Defects& defects = {});

/// The way that a document belongs to.
Way way_of(Document document);

constexpr auto enum_names(std::type_identity<Certainty>) {
  using enum Certainty;
  return std::to_array<core::EnumName<Certainty>>({
      {official, "official", {"official text or several sources", "公的資料または複数の資料"}},
      {single_source, "single_source", {"one source", "単一の資料"}},
      {assumption, "assumption", {"assumption", "想定"}},
  });
}

}  // namespace madoguchi::checkin
