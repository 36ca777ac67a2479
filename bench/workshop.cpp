// SPDX-License-Identifier: Apache-2.0
#include "bench/workshop.hpp"

#include "bench/shared_readers.hpp"
#include "conformance/requirements/situations.hpp"
#include "scenario/scenario_loader.hpp"
#include "sim/personalisation/card_profiles.hpp"

#include <array>

namespace madoguchi::bench {

using scenario::Mode;

core::Result<std::unique_ptr<sim::counter::Workshop>> open_workshop(const ScenarioFolders& folders,
                                                                    Mode mode) {
  const sim::counter::WorkshopSettings settings{
      .networks = folders.cache / "networks",
      .media = folders.cache / "media",
      .keys = folders.cache / "keys",
      .calibration = folders.data / "calibrations/synthetic-people.json",
      .mode = mode,
      .jobs = 1};
  if (mode == Mode::sim) return sim::counter::Workshop::open(settings);
  auto readers = shared_readers();
  if (!readers) return readers.error();
  return sim::counter::Workshop::open(settings, std::move(readers.value()));
}

int scenario_job() { return scenario_slot; }

std::vector<scenario::ScenarioDocument> load_scenarios(const ScenarioFolders& folders) {
  scenario::LoaderOptions options;
  options.situation_ids = conformance::requirements::situation_ids();
  options.card_presets =
      sim::personalisation::CardProfiles(folders.scenarios / "cards").preset_finder();
  const std::array paths{folders.scenarios};
  return scenario::ScenarioLoader(options).load(paths);
}

}  // namespace madoguchi::bench
