// SPDX-License-Identifier: Apache-2.0
// `madoguchi situations`: what reception can meet, and which scenarios show it.
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "conformance/requirements/situation_coverage.hpp"

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace madoguchi::apps {
namespace {

namespace requirements = conformance::requirements;
using Rows = std::vector<requirements::ShownSituation>;

struct SituationsOptions {
  std::vector<std::string> paths;
  bool missing = false;
};

Rows rows_of(const std::vector<scenario::ScenarioDocument>& documents) {
  std::vector<requirements::ScenarioSituations> scenarios;
  scenarios.reserve(documents.size());
  for (const auto& document : documents) scenarios.push_back({document.id, document.situations});
  return requirements::shown_situations(requirements::counter_situations(), scenarios);
}

const std::string& in(const scenario::Title& title, core::Language language) {
  return language == core::Language::japanese ? title.ja : title.en;
}

void print_json(const Rows& rows, core::Language language) {
  boost::json::array list;
  for (const auto& row : rows) {
    list.push_back({{"id", row.situation->id},
                    {"title", in(row.situation->title, language)},
                    {"outcome", in(row.situation->outcome, language)},
                    {"source", row.situation->source},
                    {"certainty", core::name_of(row.situation->certainty)},
                    {"scenarios", boost::json::value_from(row.scenarios)}});
  }
  fmt::print("{}\n", boost::json::serialize(list));
}

/// Scenarios made by a sweep are told once: "rules-grace (2)".
std::string told(const std::vector<std::string>& scenarios) {
  std::vector<std::pair<std::string, int>> groups;
  for (const std::string& id : scenarios) {
    const std::string name = id.substr(0, id.find('.'));
    if (groups.empty() || groups.back().first != name) groups.emplace_back(name, 0);
    ++groups.back().second;
  }
  std::string text;
  for (const auto& [name, count] : groups) {
    text += (text.empty() ? "" : ", ") + name;
    if (count > 1) text += fmt::format(" ({})", count);
  }
  return text;
}

void print_table(const Rows& rows, core::Language language) {
  const bool japanese = language == core::Language::japanese;
  for (const auto& row : rows) {
    fmt::print("{}  {}\n      {}\n", row.situation->id, in(row.situation->title, language),
               in(row.situation->outcome, language));
    const std::string certainty(core::label_of(row.situation->certainty).in(language));
    fmt::print("      ({}: {})\n", certainty, row.situation->source);
    fmt::print(
        "      {} {}\n", japanese ? "シナリオ:" : "shown by",
        row.scenarios.empty() ? (japanese ? "シナリオなし" : "no scenario") : told(row.scenarios));
  }
}

ExitCode situations(const Environment& environment, const SituationsOptions& options) {
  std::vector<std::string> paths = options.paths;
  if (paths.empty()) paths.push_back(environment.scenarios().string());
  Rows rows = rows_of(load_scenarios(environment, paths));
  const auto all = rows.size();
  const auto shown = static_cast<std::size_t>(
      std::ranges::count_if(rows, [](const auto& row) { return !row.scenarios.empty(); }));
  if (options.missing) std::erase_if(rows, [](const auto& row) { return !row.scenarios.empty(); });
  if (environment.json) {
    print_json(rows, environment.language);
  } else {
    print_table(rows, environment.language);
    const bool japanese = environment.language == core::Language::japanese;
    fmt::print("{}\n", japanese ? fmt::format("{}件中{}件の場面にシナリオがあります", all, shown)
                                : fmt::format("{} of {} situations have a scenario", shown, all));
  }
  return shown == all ? ExitCode::ok : ExitCode::incomplete;
}

}  // namespace

void add_situations_command(CLI::App& program, const Environment& environment,
                            CommandRunner& chosen) {
  CLI::App* command = program.add_subcommand(
      "situations", "What reception can meet, and which scenarios show it (3: not all are shown)");
  auto options = std::make_shared<SituationsOptions>();
  command->add_option("PATH", options->paths, "Scenario files or folders (default: all)");
  command->add_flag("--missing", options->missing, "Only those without a scenario");
  command->callback([&environment, &chosen, options] {
    chosen = [&environment, options] { return situations(environment, *options); };
  });
}

}  // namespace madoguchi::apps
