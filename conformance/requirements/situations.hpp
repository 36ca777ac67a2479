// SPDX-License-Identifier: Apache-2.0
// Situations that reception meets, as data: what happens and what comes of it by the rules, under
// ids that are never reused. Scenarios name those that they show.
#pragma once

#include "checkin/fallback_rules.hpp"
#include "conformance/requirements/catalogue.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace madoguchi::conformance::requirements {

struct CounterSituation {
  std::string id;           ///< "S-17"
  scenario::Title title;    ///< what happens
  scenario::Title outcome;  ///< what comes of it by the rules
  std::string source;       ///< who says so
  checkin::Certainty certainty = checkin::Certainty::official;
};

struct SituationCatalogue {
  scenario::Title title;
  std::vector<CounterSituation> situations;

  const CounterSituation* find(std::string_view id) const;
};

/// Reads a catalogue from YAML text; `name` is the file name in messages. Throws CatalogueError.
SituationCatalogue parse_situations(std::string_view yaml, const std::string& name);

/// The situations as built into the program.
const SituationCatalogue& counter_situations();

/// Their ids, in the order of the file.
std::vector<std::string> situation_ids();

}  // namespace madoguchi::conformance::requirements
