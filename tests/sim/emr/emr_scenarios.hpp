// SPDX-License-Identifier: Apache-2.0
// Plays scenarios of an EMR alone, without card, camera or networks.
#pragma once

#include "adapters/oqs_tables/load_oqs_tables.hpp"
#include "scenario/overrides.hpp"
#include "scenario/scenario_engine.hpp"
#include "scenario/scenario_loader.hpp"
#include "sim/emr/emr_counter.hpp"

#include <array>
#include <filesystem>
#include <vector>

namespace madoguchi::sim::emr {

inline std::filesystem::path source() { return MADOGUCHI_SOURCE_DIR; }

inline std::vector<scenario::ScenarioDocument> emr_scenarios() {
  const std::array paths{source() / "scenarios/emr"};
  auto documents = scenario::ScenarioLoader().load(paths);
  std::erase_if(documents, [](const auto& document) { return !document.world.emr_alone; });
  return documents;
}

inline const OqsFiles& shipped_files() {
  static const OqsFiles files{std::make_shared<const madoguchi::eligibility::OqsTables>(
      adapters::oqs_tables::load_oqs_tables(source() / "data/oqs"))};
  return files;
}

inline scenario::ScenarioResult play(const scenario::ScenarioDocument& document,
                                     const checkin::Defects& defects = {},
                                     const EmrMaker& maker = reference_emr(),
                                     scenario::Mode mode = scenario::Mode::sim,
                                     const OqsFiles& files = shipped_files()) {
  EmrFactory counters(nullptr, files, maker);
  scenario::RunObserver nobody;
  return scenario::ScenarioEngine(counters, nobody)
      .run(document, {.mode = mode, .seed = 1, .defects = defects});
}

inline std::string told(const scenario::ScenarioResult& result) {
  return result.id + ": " + result.cause + " (line " +
         std::to_string(result.cause_place ? result.cause_place->line : 0) + ")";
}

}  // namespace madoguchi::sim::emr
