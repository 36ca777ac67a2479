// SPDX-License-Identifier: Apache-2.0
// `madoguchi lint`: checks scenarios and card profiles without running anything.
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/recorded_streams.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "scenario/lint.hpp"
#include "sim/personalisation/description_reader.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>

namespace madoguchi::apps {
namespace {

namespace fs = std::filesystem;
using Mistakes = std::vector<core::DocumentError>;

/// Card profiles live in folders of that name and have a format of their own.
bool in_cards(const fs::path& file) {
  return fs::absolute(file).parent_path().filename() == "cards";
}

/// The card profiles that a path names: the file itself, or those below a folder.
std::vector<fs::path> cards_at(const fs::path& path) {
  if (!fs::is_directory(path)) return in_cards(path) ? std::vector{path} : std::vector<fs::path>{};
  std::vector<fs::path> cards;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.path().extension() == ".yaml" && in_cards(entry.path()))
      cards.push_back(entry.path());
  }
  std::ranges::sort(cards);
  return cards;
}

bool holds_cards_only(const fs::path& path) {
  return fs::is_directory(path) ? in_cards(path / "x") : in_cards(path);
}

void check_card(const fs::path& card, Mistakes& mistakes) {
  try {
    sim::personalisation::load_card_description(card, loader_options().today);
  } catch (const scenario::ScenarioError& error) {
    std::ranges::copy(error.errors(), std::back_inserter(mistakes));
  }
}

void check_scenarios(const Environment& environment, const std::vector<std::string>& paths,
                     std::size_t& count, Mistakes& mistakes) {
  if (paths.empty()) return;
  try {
    const auto documents = load_scenarios(environment, paths);
    std::ranges::copy(scenario::lint(documents), std::back_inserter(mistakes));
    check_recorded_streams(documents);
    count = documents.size();
  } catch (const scenario::ScenarioError& error) {
    std::ranges::copy(error.errors(), std::back_inserter(mistakes));
  }
}

ExitCode lint(const Environment& environment, const std::vector<std::string>& given) {
  std::vector<std::string> paths = given;
  if (paths.empty()) paths.push_back(environment.scenarios().string());
  Mistakes mistakes;
  std::size_t cards = 0;
  for (const std::string& path : paths) {
    for (const fs::path& card : cards_at(path)) {
      check_card(card, mistakes);
      ++cards;
    }
  }
  std::erase_if(paths, [](const std::string& path) { return holds_cards_only(path); });
  std::size_t scenarios = 0;
  check_scenarios(environment, paths, scenarios, mistakes);
  for (const core::DocumentError& mistake : mistakes) fmt::print(stderr, "{}\n", mistake.text());
  if (!mistakes.empty()) return ExitCode::usage;
  fmt::print("{} scenarios, {} cards, no mistakes\n", scenarios, cards);
  return ExitCode::ok;
}

}  // namespace

void add_lint_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = program.add_subcommand(
      "lint",
      "Check scenarios and cards: every mistake with file, line, column and the nearest name");
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("PATH", *paths, "Scenarios, card profiles or folders of them (default: all)");
  command->callback([&environment, &chosen, paths] {
    chosen = [&environment, paths] { return lint(environment, *paths); };
  });
}

}  // namespace madoguchi::apps
