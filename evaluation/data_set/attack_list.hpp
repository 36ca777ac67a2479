// SPDX-License-Identifier: Apache-2.0
// Scores of presentation attack detection as the user lists them.
#pragma once

#include "biometrics/performance/attack_rates.hpp"
#include "evaluation/data_set/csv_reader.hpp"

namespace madoguchi::evaluation::data_set {

struct AttackList {
  biometrics::performance::PresentationScores bona_fide;
  std::vector<biometrics::performance::PresentationScores> attacks;  ///< by name of species
};

/// CSV with the columns species ("bona_fide", or the PAI species of an attack) and score (higher
/// for more like a living person; empty where there was no answer). Other columns are ignored.
AttackList parse_attack_csv(std::string_view text, const std::string& file, Problems& problems);

}  // namespace madoguchi::evaluation::data_set
