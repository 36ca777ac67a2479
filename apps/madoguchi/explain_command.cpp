// SPDX-License-Identifier: Apache-2.0
// `madoguchi explain`: what one scenario or clause asks, and why; or what the rules decide in a
// situation.
#include "adapters/files/files.hpp"
#include "adapters/pango/form_pdf.hpp"
#include "adapters/rule_files/rule_files.hpp"
#include "apps/madoguchi/bad_usage.hpp"
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/explain/clause_answer.hpp"
#include "apps/madoguchi/explain/situation_answer.hpp"
#include "apps/madoguchi/explain/situation_options.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "conformance/report/declaration_page.hpp"
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
  bool situation = false;  ///< one was given
  bool table = false;      ///< the rules themselves
  std::string rules;       ///< file of the user's own rules
  explain::SituationOptions at;
};

void print_clauses(const scenario::ScenarioDocument& document, core::Language language) {
  const bool japanese = language == core::Language::japanese;
  fmt::print("\n{}\n", japanese ? "要件" : "Requirements");
  for (const std::string& id : document.requirements) {
    const auto* clause = conformance::requirements::find_clause(id);
    if (clause != nullptr) fmt::print("  {}", explain::clause_line(*clause, language));
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

ExitCode explain_scenario(const Environment& environment, const ExplainOptions& options) {
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) paths.push_back(environment.scenarios().string());
  const auto documents = load_scenarios(environment, paths);
  const auto found = std::find_if(documents.begin(), documents.end(),
                                  [&](const auto& document) { return document.id == options.id; });
  if (found == documents.end()) {
    if (const auto* clause = conformance::requirements::find_clause(options.id)) {
      fmt::print("{}", explain::clause_text(*clause, documents, environment.language));
      return ExitCode::ok;
    }
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

void write_form(const std::filesystem::path& file, const checkin::Declaration& declaration) {
  std::string content;
  if (file.extension() == ".html") {
    content = conformance::report::declaration_page(declaration);
  } else if (file.extension() == ".pdf") {
    auto pdf = adapters::pango::render_form(declaration);
    if (!pdf) throw BadUsage("--form: " + pdf.error().message());
    content = std::move(*pdf);
  } else {
    throw BadUsage("--form: " + file.string() + " ends neither in .pdf nor in .html");
  }
  const auto written = adapters::files::write_atomically(std::filesystem::absolute(file), content);
  if (!written) throw BadUsage("--form: " + written.error().message());
}

ExitCode explain_situation(const Environment& environment, const ExplainOptions& options,
                           const checkin::RuleTable& table) {
  const checkin::Situation situation = explain::situation_of(options.at, loader_options().today);
  const checkin::Declaration declaration = explain::declaration_of(options.at, situation);
  const auto claim = checkin::claim_of(situation, {}, table);
  const std::string remarks = claim ? checkin::remarks_of(*claim, declaration) : "";
  if (!options.at.form.empty()) write_form(options.at.form, declaration);
  fmt::print("{}", environment.json
                       ? explain::answer_json(situation, table, remarks)
                       : explain::answer_text(situation, table, remarks, environment.language));
  return ExitCode::ok;
}

ExitCode explain_anything(const Environment& environment, const ExplainOptions& options) {
  if (!options.id.empty()) {
    if (options.situation || options.table || !options.rules.empty()) {
      throw BadUsage("explain: either the id of a scenario or a situation");
    }
    return explain_scenario(environment, options);
  }
  auto table = options.rules.empty() ? nullptr : adapters::rule_files::load_rules(options.rules);
  const checkin::RuleTable& rules = table ? *table : checkin::shipped_rules();
  if (options.table) {
    fmt::print("{}", environment.json ? explain::table_json(rules)
                                      : explain::table_text(rules, environment.language));
    return ExitCode::ok;
  }
  if (!options.situation) {
    throw BadUsage("explain: the id of a scenario, a situation (see --help), or --rules");
  }
  return explain_situation(environment, options, rules);
}

/// Whether an option of a situation or of the form was given.
bool situation_given(const CLI::App& command) {
  const auto options = command.get_options();
  return std::any_of(options.begin(), options.end(), [](const CLI::Option* option) {
    return option->get_group().starts_with("A situation") && option->count() > 0;
  });
}

}  // namespace

void add_explain_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = program.add_subcommand(
      "explain", "What one scenario or clause asks, and why; or what the rules say in a situation");
  auto options = std::make_shared<ExplainOptions>();
  command->add_option("ID", options->id, "Id of the scenario, or of a clause such as EM-03");
  command->add_option("PATH", options->paths, "Where to look (default: all scenarios)");
  explain::add_situation_options(*command, options->at);
  command
      ->add_option("--rules", options->rules,
                   "Rules of your own on top of those shipped; without a file: print all rules")
      ->expected(0, 1);
  command->add_flag("--table", options->table, "Print all rules, with those of --rules");
  command->callback([&environment, &chosen, options, command] {
    options->situation = situation_given(*command);
    if (command->count("--rules") > 0 && options->rules.empty()) options->table = true;
    chosen = [&environment, options] { return explain_anything(environment, *options); };
  });
}

}  // namespace madoguchi::apps
