// SPDX-License-Identifier: Apache-2.0
// Which card the card commands make, as it was written, and the card itself.
#pragma once

#include "apps/madoguchi/environment.hpp"
#include "core/result.hpp"
#include "scenario/world.hpp"
#include "sim/counter/scenario_card.hpp"

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace madoguchi::apps {

struct CardOptions {
  std::uint64_t person = 1;
  std::string kind = "ordinary";
  std::string pin = "1234";
  int pin_tries_left = 3;
  std::string certificate = "valid";
};

/// The options that say what the card is like.
void add_card_options(CLI::App& command, CardOptions& options);

/// A world with this card and its holder, today.
scenario::World world_of(const CardOptions& options);

/// Renders the photograph if needed and personalises the card.
core::Result<sim::counter::ScenarioCard> card_of(const Environment& environment,
                                                 const CardOptions& options);

}  // namespace madoguchi::apps
