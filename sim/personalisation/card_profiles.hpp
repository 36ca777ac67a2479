// SPDX-License-Identifier: Apache-2.0
// The card profiles of a folder, by name: scenarios/cards/ORDINARY.yaml is "ordinary".
#pragma once

#include "scenario/card_preset.hpp"
#include "sim/personalisation/card_description.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::personalisation {

class CardProfiles {
 public:
  explicit CardProfiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Names in alphabetical order; none if the folder is not there.
  std::vector<std::string> names() const;
  /// The file of a name; empty if there is none.
  std::optional<std::filesystem::path> find(std::string_view name) const;
  /// "unknown card profile "x"; known: ...; did you mean ...?"
  std::string unknown(std::string_view name) const;

  /// For scenarios: a name in the folder, or a path relative to the scenario's file.
  scenario::CardPresetFinder preset_finder() const;

 private:
  std::filesystem::path folder_;
};

/// What a description presets for scenarios.
scenario::CardPreset preset_of(const CardDescription& card, core::CivilDate today);

}  // namespace madoguchi::sim::personalisation
