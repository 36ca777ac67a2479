// SPDX-License-Identifier: Apache-2.0
// `madoguchi lint`: checks scenario files without running anything.
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "scenario/lint.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {
namespace {

ExitCode lint(const Environment& environment, const std::vector<std::string>& given) {
  std::vector<std::string> paths = given;
  if (paths.empty()) paths.push_back(environment.scenarios().string());
  const auto documents = load_scenarios(environment, paths);
  const auto faults = scenario::lint(documents);
  for (const core::DocumentError& fault : faults) fmt::print(stderr, "{}\n", fault.text());
  if (!faults.empty()) return ExitCode::usage;
  fmt::print("{} scenarios, no mistakes\n", documents.size());
  return ExitCode::ok;
}

}  // namespace

void add_lint_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = program.add_subcommand(
      "lint", "Check scenario files: every mistake with file, line, column and the nearest name");
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("PATH", *paths, "Scenario files or folders (default: all)");
  command->callback([&environment, &chosen, paths] {
    chosen = [&environment, paths] { return lint(environment, *paths); };
  });
}

}  // namespace madoguchi::apps
