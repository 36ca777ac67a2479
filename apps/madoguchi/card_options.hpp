// SPDX-License-Identifier: Apache-2.0
// Which card the card commands work on, as it was written.
#pragma once

#include "apps/madoguchi/card/open_card.hpp"
#include "apps/madoguchi/environment.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace madoguchi::apps {

struct CardOptions {
  std::string from{};     ///< a description in YAML
  std::string profile{};  ///< a name in scenarios/cards
  std::optional<std::uint64_t> person{};
  std::optional<std::string> kind{};
  std::optional<std::string> pin{};
  std::optional<int> pin_tries_left{};
  std::optional<std::string> certificate{};

  bool any() const {
    return !from.empty() || !profile.empty() || person || kind || pin || pin_tries_left ||
           certificate;
  }
};

/// The options that say what the card is like.
void add_card_options(CLI::App& command, CardOptions& options);
/// --from and --profile, of which the other options change single things.
void add_card_source_options(CLI::App& command, CardOptions& options);

/// The description that the options amount to. Errors: those of find_description, and
/// invalid_argument for options that contradict each other.
core::Result<sim::personalisation::CardDescription> description_of(const Environment& environment,
                                                                   const CardOptions& options);

/// Makes the card, today; renders the photograph if needed.
core::Result<OpenedCard> card_of(const Environment& environment, const CardOptions& options);

}  // namespace madoguchi::apps
