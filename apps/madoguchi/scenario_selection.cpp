// SPDX-License-Identifier: Apache-2.0
#include "apps/madoguchi/scenario_selection.hpp"

#include "adapters/crypto/digest.hpp"
#include "conformance/requirements/catalogue.hpp"
#include "conformance/requirements/situations.hpp"
#include "sim/personalisation/card_profiles.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace madoguchi::apps {

scenario::LoaderOptions loader_options() {
  scenario::LoaderOptions options;
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  options.today = core::date_of(core::to_civil(now));
  for (const auto* catalogue : conformance::requirements::catalogues()) {
    for (const auto& clause : catalogue->clauses) options.requirement_ids.push_back(clause.id);
  }
  options.situation_ids = conformance::requirements::situation_ids();
  options.card_presets =
      sim::personalisation::CardProfiles(find_environment().cards()).preset_finder();
  options.digest = [](std::string_view text) {
    return adapters::crypto::sha256_hex(core::as_bytes(text));
  };
  return options;
}

std::vector<scenario::ScenarioDocument> load_scenarios(const Environment& environment,
                                                       const std::vector<std::string>& paths) {
  const scenario::ScenarioLoader loader(loader_options());
  std::vector<std::filesystem::path> given(paths.begin(), paths.end());
  if (!given.empty()) return loader.load(given);
  given.push_back(environment.scenarios());
  std::vector<scenario::ScenarioDocument> documents = loader.load(given);
  std::erase_if(documents, [](const scenario::ScenarioDocument& document) {
    return document.must != scenario::Verdict::pass;
  });
  return documents;
}

}  // namespace madoguchi::apps
