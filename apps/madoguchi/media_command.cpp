// SPDX-License-Identifier: Apache-2.0
// `madoguchi media`: renders what the scenarios show, ahead of time.
#include "apps/madoguchi/commands.hpp"
#include "apps/madoguchi/media_preparation.hpp"
#include "apps/madoguchi/scenario_selection.hpp"
#include "scenario/overrides.hpp"
#include "sim/counter/workshop.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace madoguchi::apps {
namespace {

/// The scenarios and what their opposites show: tests run those too.
std::vector<scenario::ScenarioDocument> with_opposites(
    std::vector<scenario::ScenarioDocument> documents) {
  const std::size_t originals = documents.size();
  for (std::size_t i = 0; i < originals; ++i) {
    for (std::size_t k = 0; k < documents[i].opposites.size(); ++k) {
      documents.push_back(scenario::opposite_of(documents[i], k, loader_options()));
    }
  }
  return documents;
}

ExitCode render(const Environment& environment, const std::vector<std::string>& given) {
  std::vector<std::string> paths = given;
  if (paths.empty()) paths.push_back(environment.scenarios().string());
  const auto documents = with_opposites(load_scenarios(environment, paths));
  sim::camera::MediaLibrary media(environment.media());
  const auto items = sim::counter::media_of(documents);
  core::Result<> prepared = prepare_media(environment, media, items);
  if (prepared) prepared = prepare_populations(environment, {}, documents);
  if (!prepared) {
    fmt::print(stderr, "madoguchi: {}\n", prepared.error().message(environment.language));
    return ExitCode::error;
  }
  fmt::print("{}\n", environment.media().string());
  return ExitCode::ok;
}

}  // namespace

void add_media_command(CLI::App& program, const Environment& environment, CommandRunner& chosen) {
  CLI::App* command = program.add_subcommand(
      "media",
      "Render the photographs, streams and populations that scenarios show; they are kept in the "
      "cache");
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("PATH", *paths, "Scenario files or folders (default: all)");
  command->callback([&environment, &chosen, paths] {
    chosen = [&environment, paths] { return render(environment, *paths); };
  });
}

}  // namespace madoguchi::apps
