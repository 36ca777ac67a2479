// SPDX-License-Identifier: Apache-2.0
// Of whom a population of insured people is made: a YAML file, since most shares are assumptions.
#pragma once

#include "scenario/scenario_error.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::sim::eligibility {

/// A range of whole years of age, both ends in it.
struct AgeGroup {
  int from = 0;
  int until = 0;
  int per_thousand = 0;
};

struct InsurerShare {
  std::string name;
  std::string number;  ///< up to 8 digits
  std::string symbol;  ///< empty: none
  int per_thousand = 0;
};

/// Share of cost in per cent, and how many of an age group pay it.
struct RatioShare {
  int ratio = 30;
  int per_thousand = 0;
};

/// Per thousand of all people, but for dependants: of those below 75.
struct TraitShares {
  int replaced_character = 0;  ///< a \u25CF in the name
  int rare_character = 0;      ///< one that claims or Shift_JIS do not have
  int dependant = 0;
  int medical_aid = 0;
  int died = 0;
  int no_longer_insured = 0;
  int moved_to_another_insurer = 0;
  int two_records = 0;
  int not_registered_for_card_use = 0;
  int protected_address = 0;
  int without_history = 0;
  int cost_limit = 0;         ///< a certificate of the limit of cost (限度額適用認定証)
  int specified_disease = 0;  ///< a certificate of a specified disease
};

struct PopulationShares {
  std::vector<AgeGroup> ages;
  std::vector<InsurerShare> insurers;
  InsurerShare elderly_insurer;
  InsurerShare welfare_office;
  std::vector<RatioShare> ratios_of_70_to_74;
  std::vector<RatioShare> ratios_from_75;
  TraitShares traits;
};

/// `file` is the name for messages. Throws scenario::ScenarioError with all mistakes, lists whose
/// shares are not a thousand among them.
PopulationShares parse_population(std::string_view text, const std::string& file);

/// The same from a file; a file that cannot be read is a ScenarioError too.
PopulationShares load_population(const std::filesystem::path& path);

}  // namespace madoguchi::sim::eligibility
