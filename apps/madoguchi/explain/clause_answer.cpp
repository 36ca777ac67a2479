// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/explain/clause_answer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace madoguchi::apps::explain {
namespace {

namespace requirements = conformance::requirements;

const requirements::Catalogue* catalogue_of(const requirements::Clause& clause) {
  const auto& all = requirements::catalogues();
  const auto at = std::ranges::find_if(
      all, [&](const auto* catalogue) { return catalogue->find(clause.id) != nullptr; });
  return at == all.end() ? nullptr : *at;
}

}  // namespace

std::string clause_line(const requirements::Clause& clause, core::Language language) {
  const bool japanese = language == core::Language::japanese;
  return fmt::format("{} ({}): {}\n", clause.id, core::label_of(clause.level).in(language),
                     japanese ? clause.text.ja : clause.text.en);
}

std::string clause_text(const requirements::Clause& clause,
                        std::span<const scenario::ScenarioDocument> scenarios,
                        core::Language language) {
  const bool japanese = language == core::Language::japanese;
  std::string text = clause_line(clause, language);
  if (const auto* catalogue = catalogue_of(clause)) {
    text += fmt::format("  {}: {} ({})\n", japanese ? "出典" : "source",
                        japanese ? catalogue->source.ja : catalogue->source.en, clause.place);
  }
  text += fmt::format("\n{}\n", japanese ? "この要件のシナリオ" : "Scenarios that ask it");
  for (const auto& scenario : scenarios) {
    if (std::ranges::find(scenario.requirements, clause.id) == scenario.requirements.end()) {
      continue;
    }
    text +=
        fmt::format("  {:45} {}\n", scenario.id, japanese ? scenario.title.ja : scenario.title.en);
  }
  return text;
}

}  // namespace madoguchi::apps::explain
