// SPDX-License-Identifier: Apache-2.0
// A card profile (docs/cards.md) as far as scenarios can say the same about a card. Where profiles
// come from is not known here.
#pragma once

#include "checkin/vocabulary.hpp"
#include "core/civil_time.hpp"
#include "core/secret.hpp"
#include "scenario/document_node.hpp"
#include "scenario/problems.hpp"
#include "scenario/world.hpp"

#include <functional>
#include <optional>
#include <string>

namespace madoguchi::scenario {

/// What a profile sets; a scenario's own keys come first.
struct CardPreset {
  std::string file{};  ///< for whoever makes the card
  checkin::CardKind kind = checkin::CardKind::ordinary;
  core::Secret pin{"1234"};
  int pin_tries_left = 3;
  CertificateState certificate = CertificateState::valid;
  unsigned certificate_edition = 1;
  std::optional<std::string> name{};
  std::optional<std::string> address{};
  std::optional<std::string> sex{};  ///< as people of scenarios have it: 1, 2 or 3
  std::optional<core::CivilDate> born{};
};

/// Finds the profile of a name, or of a path relative to the scenario's file. Empty after noting
/// why there is none. `day` is the day at the counter.
using CardPresetFinder = std::function<std::optional<CardPreset>(
    const DocumentNode& reference, core::CivilDate day, Problems& problems)>;

}  // namespace madoguchi::scenario
