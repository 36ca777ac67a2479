// SPDX-License-Identifier: Apache-2.0
// What was seen of a comparator under test beside its scores.
#pragma once

#include "biometrics/comparator_findings.hpp"

#include <cstdint>
#include <string>

namespace madoguchi::evaluation {

struct ComparatorExamination {
  std::string version;
  biometrics::ComparatorFindings findings;  ///< any of them is a fail
  /// Comparisons whose score does not count: left out of FMR and FNMR, counted with the pairs that
  /// have no template.
  std::uint64_t without_score = 0;
  bool without_network = false;
  bool read_only_configuration = false;
  std::string limits;  ///< of time and memory, in words
  std::uint64_t templates_made = 0;
  double mean_template_ms = 0;     ///< inside the library
  double longest_template_ms = 0;  ///< inside the library
  std::uint64_t comparisons_made = 0;
  double mean_comparison_us = 0;  ///< inside the library
};

}  // namespace madoguchi::evaluation
