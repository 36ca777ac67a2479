// SPDX-License-Identifier: Apache-2.0
// `madoguchi explain ID`: what one scenario asks, and why.
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "conformance/requirements/catalogue.hpp"
#include "conformance/requirements/situations.hpp"
#include "core/nearest_name.hpp"
#include "scenario/explain.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace madoguchi::apps {
namespace {

struct ExplainOptions {
  std::string id;
  std::vector<std::string> paths;
};

void print_clauses(const scenario::ScenarioDocument& document, core::Language language) {
  const bool japanese = language == core::Language::japanese;
  fmt::print("\n{}\n", japanese ? "要件" : "Requirements");
  for (const std::string& id : document.requirements) {
    const auto* clause = conformance::requirements::find_clause(id);
    if (clause == nullptr) continue;
    fmt::print("  {} ({}): {}\n", id, core::label_of(clause->level).in(language),
               japanese ? clause->text.ja : clause->text.en);
  }
}

void print_situations(const scenario::ScenarioDocument& document, core::Language language) {
  if (document.situations.empty()) return;
  const bool japanese = language == core::Language::japanese;
  fmt::print("\n{}\n", japanese ? "場面" : "Situations");
  for (const std::string& id : document.situations) {
    const auto* found = conformance::requirements::counter_situations().find(id);
    if (found == nullptr) continue;
    fmt::print("  {} ({}): {}\n", id, core::label_of(found->certainty).in(language),
               japanese ? found->title.ja : found->title.en);
  }
}

ExitCode explain(const Environment& environment, const ExplainOptions& options) {
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) paths.push_back(environment.scenarios().string());
  const auto documents = load_scenarios(environment, paths);
  const auto found = std::find_if(documents.begin(), documents.end(),
                                  [&](const auto& document) { return document.id == options.id; });
  if (found == documents.end()) {
    std::vector<std::string_view> ids;
    ids.reserve(documents.size());
    for (const auto& document : documents) ids.push_back(document.id);
    const auto nearest = core::nearest_name(options.id, ids);
    fmt::print(stderr, "madoguchi: no scenario has the id \"{}\"{}\n", options.id,
               nearest ? fmt::format("; did you mean \"{}\"?", *nearest)
                       : std::string("; `madoguchi list` shows all"));
    return ExitCode::usage;
  }
  fmt::print("{}", scenario::explain(*found, environment.language));
  print_clauses(*found, environment.language);
  print_situations(*found, environment.language);
  return ExitCode::ok;
}

}  // namespace

void add_explain_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = program.add_subcommand("explain", "What one scenario asks, and why");
  auto options = std::make_shared<ExplainOptions>();
  command->add_option("ID", options->id, "Id of the scenario")->required();
  command->add_option("PATH", options->paths, "Where to look (default: all scenarios)");
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return explain(environment, *options); };
  });
}

}  // namespace madoguchi::apps
