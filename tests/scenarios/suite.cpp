// SPDX-License-Identifier: Apache-2.0
#include "suite.hpp"

#include "adapters/opencv/cache_folder.hpp"
#include "adapters/opencv/network_files.hpp"
#include "conformance/requirements/situations.hpp"
#include "evaluation/trial/population_counter.hpp"
#include "scenario/overrides.hpp"
#include "scenario/scenario_loader.hpp"
#include "sim/personalisation/card_profiles.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <filesystem>

namespace madoguchi::test {
namespace {

namespace fs = std::filesystem;

const fs::path source = MADOGUCHI_SOURCE_DIR;

scenario::LoaderOptions loader_options() {
  scenario::LoaderOptions options;
  options.situation_ids = conformance::requirements::situation_ids();
  options.card_presets =
      sim::personalisation::CardProfiles(source / "scenarios/cards").preset_finder();
  return options;
}

evaluation::trial::ObserverFolders observer_folders() {
  return {adapters::opencv::default_network_folder(), source / "data/calibrations",
          adapters::opencv::cache_folder() / "templates"};
}

}  // namespace

std::vector<scenario::ScenarioDocument> load(Which which) {
  const std::array paths{source / "scenarios"};
  auto documents = scenario::ScenarioLoader(loader_options()).load(paths);
  std::erase_if(documents, [which](const scenario::ScenarioDocument& document) {
    return (document.must == scenario::Verdict::pass) != (which == Which::shipped);
  });
  return documents;
}

std::vector<scenario::ScenarioDocument> opposites_of(const scenario::ScenarioDocument& document) {
  std::vector<scenario::ScenarioDocument> opposites;
  for (std::size_t i = 0; i < document.opposites.size(); ++i) {
    opposites.push_back(scenario::opposite_of(document, i, loader_options()));
  }
  return opposites;
}

std::unique_ptr<sim::counter::Workshop> open_workshop(scenario::Mode mode, int jobs) {
  const fs::path cache = adapters::opencv::cache_folder();
  auto workshop = sim::counter::Workshop::open(
      {.networks = adapters::opencv::default_network_folder(),
       .media = cache / "media",
       .keys = cache / "keys",
       .calibration = source / "data/calibrations/synthetic-people.json",
       .mode = mode,
       .jobs = jobs});
  if (!workshop) {
    fmt::print(stderr, "{}\n", workshop.error().message());
    std::abort();
  }
  return std::move(workshop.value());
}

std::vector<scenario::ScenarioResult> play(sim::counter::Workshop& workshop,
                                           const std::vector<scenario::ScenarioDocument>& documents,
                                           scenario::Mode mode, const checkin::Defects& defects,
                                           int jobs) {
  namespace runner = conformance::runner;
  runner::SuiteOptions options;
  options.jobs = static_cast<unsigned>(jobs);
  options.mode = mode;
  const auto runners = [&](unsigned job) -> runner::ScenarioRunner {
    auto made = workshop.factory(static_cast<int>(job));
    if (!made) throw std::runtime_error(made.error().message());
    const auto factory = std::make_shared<evaluation::trial::PopulationFactory>(
        std::move(made.value()), evaluation::trial::reference_trials(observer_folders()));
    return [factory, mode, defects](const runner::PlannedScenario& planned,
                                    scenario::RunObserver& observer) {
      scenario::ScenarioEngine engine(*factory, observer);
      return engine.run(*planned.document, {.mode = mode, .seed = planned.seed, .defects = defects},
                        planned.repetition);
    };
  };
  // The runner turns the verdicts of must-fail scenarios round; here the engine's own are wanted.
  std::vector<scenario::ScenarioDocument> plain = documents;
  for (scenario::ScenarioDocument& document : plain) document.must = scenario::Verdict::pass;
  return runner::run_suite_with(runner::make_plan(std::move(plain), {}), options, runners, {})
      .results;
}

std::string describe(const scenario::ScenarioResult& result) {
  return fmt::format("{}: {} ({})", result.id, core::name_of(result.verdict), result.cause);
}

}  // namespace madoguchi::test
