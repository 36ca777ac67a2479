// SPDX-License-Identifier: Apache-2.0
// Plays scenarios about a card alone, without anything else of a counter around it.
#pragma once

#include "scenario/overrides.hpp"
#include "scenario/scenario_engine.hpp"
#include "scenario/scenario_loader.hpp"
#include "sim/card/defective_card.hpp"
#include "sim/card_bench/card_counter.hpp"
#include "sim/card_bench/simulated_site.hpp"
#include "sim/pki/institution_identity.hpp"
#include "tests/sim/card/card_fixture.hpp"

#include <array>
#include <filesystem>
#include <memory>
#include <vector>

namespace madoguchi::sim::card_bench {

/// The card of the published surveys, of the kind that the world asks for.
inline card::CardImage image_for(const scenario::World& world) {
  card::CardProfile profile;
  profile.kind = world.card.kind;
  if (profile.kind == checkin::CardKind::pinless) profile.authentication_pin = core::Secret();
  return card::personalised(profile).image;
}

inline std::shared_ptr<const ports::InstitutionKey> test_institution() {
  return std::make_shared<pki::InstitutionIdentity>(
      card::hierarchy().institution("1310000001").value());
}

class SimulatedCards final : public scenario::CounterFactory {
 public:
  core::Result<std::unique_ptr<scenario::Counter>> build(const scenario::World& world,
                                                         const scenario::CounterOptions& options,
                                                         ports::TraceSink& trace) override {
    card::CardImage image = image_for(world);
    SecretFinder secrets = secrets_in(image);
    auto card = std::make_shared<card::DefectiveCard>(std::move(image), options.defects);
    return std::unique_ptr<scenario::Counter>(std::make_unique<CardCounter>(
        CardCounterParts{.site = std::make_unique<SimulatedSite>(world.date, std::move(card)),
                         .secrets = std::move(secrets),
                         .institution = test_institution(),
                         .description = "card of the tests"},
        trace));
  }
};

inline std::vector<scenario::ScenarioDocument> card_scenarios() {
  const std::array paths{std::filesystem::path(MADOGUCHI_SOURCE_DIR) / "scenarios/card"};
  return scenario::ScenarioLoader().load(paths);
}

inline scenario::ScenarioResult play(const scenario::ScenarioDocument& document,
                                     const checkin::Defects& defects = {}) {
  SimulatedCards cards;
  scenario::RunObserver nobody;
  return scenario::ScenarioEngine(cards, nobody)
      .run(document, {.mode = scenario::Mode::sim, .seed = 1, .defects = defects});
}

}  // namespace madoguchi::sim::card_bench
